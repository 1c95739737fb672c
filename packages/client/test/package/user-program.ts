/** What a user writes: a call, a run, an exhaustive switch, a message read by the codec. */
export const userProgram: string = `
import { createClient, type ExecJobAsyncRequest, isStarfishError, type Run, type StarfishError } from "@starfish-api/client";
import { createApi } from "@starfish-api/client/api";
import { decode } from "@starfish-api/client/codec";
import { createMemoryStore } from "@starfish-api/client/stores/memory";
import { createPostgresStore } from "@starfish-api/client/stores/postgres";
import { createRedisStore } from "@starfish-api/client/stores/redis";
import { createSqliteStore } from "@starfish-api/client/stores/sqlite";
import { encodeBody } from "@starfish-api/openapi-codec";
import { codec } from "@starfish-api/openapi-codec/openapi-fetch";

const request: Omit<ExecJobAsyncRequest, "runID"> = { projectID: "p", jobID: "j" };
const starfish = createClient({ baseUrl: "https://starfish.example", credentials: { token: "t" } });
export const run: Run = starfish.runJob(request, { deadline: 1000 });
export const started: Promise<boolean> = starfish.executeJobAsync(request).then((answer) => answer.started);
export const rows = createApi(starfish).GET("/v1/Results/{id}", { params: { path: { id: "r" } } }).then(({ data }) => data?.length);
export const jobID: string = decode("execJobAsyncRequest", "<x/>", "application/xml").jobID;
export const parts = [createMemoryStore, createPostgresStore, createRedisStore, createSqliteStore, encodeBody, codec];
export function isRefusal(error: unknown): boolean {
  return isStarfishError(error) && whatToDo(error) === "ask";
}
function whatToDo(error: StarfishError): "mend" | "ask" | "wait" {
  switch (error.code) {
    case "invalid_option":
    case "encode_failed":
      return "mend";
    case "auth_failed":
    case "http_failed":
    case "decode_failed":
    case "job_failed":
    case "store_failed":
      return "ask";
    case "network_failed":
    case "timed_out":
    case "start_unknown":
    case "already_started":
      return "wait";
  }
}
// @ts-expect-error a request needs a jobID
starfish.runJob({ projectID: "p" });
`;
