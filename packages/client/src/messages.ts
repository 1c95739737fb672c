import type { Operations } from "./generated/operations.ts";
import type { components } from "./generated/types.ts";

// The interfaces themselves: a compiler that writes declarations names what a program exports by them.
export type {
  ExecJobAsyncRequest,
  ExecJobAsyncResponse,
  ExecJobRequest,
  ExecJobResponse,
  ResultsResponse,
  TokenRequest,
  TokenResponse,
} from "./generated/types.ts";

type Schemas = components["schemas"];

/** A request whose runID may be left out: a new one is made then. */
export type WithOptionalRunID<Request extends { readonly runID: string }> = Omit<Request, "runID"> & {
  readonly runID?: string | undefined;
};

/** The rows of one run, or null where there is no list (the null is observed). */
export type ArrayOfResultsResponse = Schemas["ArrayOfresultsResponse"];
/** A job to start with any body at all as its argument (documented). */
export type WebhookRequest = Parameters<Operations["postWebhook"]>[0];
