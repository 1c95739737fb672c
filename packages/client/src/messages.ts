import type { Operations } from "./generated/operations.ts";
import type { components } from "./generated/types.ts";

type Schemas = components["schemas"];

/** A request whose runID may be left out: a new one is made then. */
export type WithOptionalRunID<Request extends { readonly runID: string }> = Omit<Request, "runID"> & {
  readonly runID?: string | undefined;
};

/** What starts a job without waiting for it (documented). */
export type ExecJobAsyncRequest = Schemas["execJobAsyncRequest"];
/** Whether the job started (documented). */
export type ExecJobAsyncResponse = Schemas["execJobAsyncResponse"];
/** What starts a job and waits for it (documented). */
export type ExecJobRequest = Schemas["execJobRequest"];
/** How a job ended (assumed: nothing beyond `runID` is sure). */
export type ExecJobResponse = Schemas["execJobResponse"];
/** What one job of a run did (documented). */
export type ResultsResponse = Schemas["resultsResponse"];
/** The rows of one run, or null where there is no list (the null is observed). */
export type ArrayOfResultsResponse = Schemas["ArrayOfresultsResponse"];
/** A user's name and password (documented). */
export type TokenRequest = Schemas["tokenRequest"];
/** A bearer token (documented). */
export type TokenResponse = Schemas["tokenResponse"];
/** A job to start with any body at all as its argument (documented). */
export type WebhookRequest = Parameters<Operations["postWebhook"]>[0];
