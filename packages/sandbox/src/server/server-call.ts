import type { Fault } from "../faults/fault.ts";
import type { ServerRequest } from "./server-request.ts";
import type { ServerSettings } from "./server-settings.ts";

/** One request, and what is known of it beside what it says. */
export interface ServerCall {
  readonly request: ServerRequest;
  readonly settings: ServerSettings;
  readonly faults: readonly Fault[];
  /** Is aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
