import { createConfig, createClient as createHeyApi } from "@hey-api/client-fetch";
import type { paths } from "@starfish-api/client";
import { createClient } from "@starfish-api/client";
import createOpenapiFetch from "openapi-fetch";

/** What every caller sends: the start of a job, as a program would write it. */
const request = {
  runID: "0f8fad5b-d9cb-469f-a165-70867728950e",
  projectID: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  jobID: "550e8400-e29b-41d4-a716-446655440000",
  argument: "Region = 'EMEA' AND Modified > '2026-01-01'",
  loggingLevel: 1,
  threadCount: "8",
} as const;

const token = "a-bearer-token-of-some-length-as-servers-make-them";
const authorization = { Authorization: `Bearer ${token}` };

interface Answer {
  readonly runID?: string | null;
}

/** One way to make the call. */
export type Caller = () => Promise<Answer | undefined>;

/** With time-outs, retries, and request and answer checked against the description. */
export function starfish(baseUrl: string): Caller {
  const client = createClient({ baseUrl, credentials: { token } });
  return () => client.executeJobAsync(request);
}

/** Clients with no time-out and no retries, which check nothing. */
export const rivals: readonly ((baseUrl: string) => Caller)[] = [
  function openapiFetch(baseUrl) {
    const client = createOpenapiFetch<paths>({ baseUrl, headers: authorization });
    return async () => (await client.POST("/v1/ExecuteJobAsync", { body: request })).data;
  },
  function heyApi(baseUrl) {
    const client = createHeyApi(
      createConfig({ baseUrl, headers: { ...authorization, "Content-Type": "application/json" } }),
    );
    return async () =>
      (await client.post<Answer>({ url: "/v1/ExecuteJobAsync", body: request })).data as Answer | undefined;
  },
];

/** Whether it is the answer of the server, which repeats the runID. */
export const isRight = (answer: Answer | undefined): boolean => answer?.runID === request.runID;
