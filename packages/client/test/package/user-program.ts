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
// Declarations have to name what is inferred.
export const { runJob, getResults, requestToken } = starfish;
export const rowsOf = async (runID: string) => starfish.getResults(runID);
export const firstOf = async (runID: string) => (await starfish.resumeRun(runID))[0];
export async function outcomes() {
  for await (const { rows, error } of starfish.runJobs([request])) if (error === undefined) return rows[0];
  return undefined;
}
export function isRefusal(error: unknown): boolean {
  return isStarfishError(error) && whatToDo(error) === "ask";
}
function whatToDo(error: StarfishError): "fix" | "ask" | "wait" {
  switch (error.code) {
    case "invalid_option":
    case "encode_failed":
      return "fix";
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

/** Undefined wherever something may be left out, words of a status, and what a wrong argument's type must not become. */
export const nodeProgram: string = `
import { createClient, createWebhookHandler, type ResultsResponse } from "@starfish-api/client";
import { decode } from "@starfish-api/client/codec";

const nothing = undefined as string | undefined;
const starfish = createClient({ baseUrl: nothing, headers: undefined, mediaType: undefined, maxAnswerBytes: undefined });
const job = { projectID: "p", jobID: "j" };
export const run = starfish.runJob({ ...job, runID: nothing, argument: nothing, chainJobs: undefined }, { deadline: undefined });
export const many = starfish.runJobs([job], { concurrency: undefined });
export const answer = starfish.executeJobAsync({ ...job, runID: nothing, loggingLevel: undefined, threadCount: nothing });
export const posted = starfish.postWebhook({ instance: "i", projectid: "p", jobid: "j", argument: nothing, contentType: nothing });
export const handler = createWebhookHandler({ secret: "s", confirmWith: starfish, onRun: () => {}, store: undefined });
export const isOver = (row: ResultsResponse) => row.status === "Complete" || row.status === "Failed" || row.status === "Odd";
export const rows: ResultsResponse[] | null = decode("ArrayOfresultsResponse", "[]", "application/json");
// @ts-expect-error an argument is a text or bytes
starfish.postWebhook({ instance: "i", projectid: "p", jobid: "j", argument: new Date() });
`;
