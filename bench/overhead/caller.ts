/** What every caller sends: the start of a job, as a program would write it. */
export const request = {
  runID: "0f8fad5b-d9cb-469f-a165-70867728950e",
  projectID: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  jobID: "550e8400-e29b-41d4-a716-446655440000",
  argument: "Region = 'EMEA' AND Modified > '2026-01-01'",
  loggingLevel: 1,
  threadCount: "8",
} as const;

/** What the server answers. */
export interface Answer {
  readonly runID?: string | null;
  readonly started?: boolean;
  readonly error?: string | null;
}

export const path = "/v1/ExecuteJobAsync";

export const token = "a-bearer-token-of-some-length-as-servers-make-them";

/** One way to make the call. */
export interface Caller {
  readonly name: string;
  /** What it does beside sending and reading, which its figures pay for. */
  readonly note: string;
  /** Makes what is kept from call to call. */
  readonly connect: (baseUrl: string) => () => Promise<Answer | undefined>;
}
