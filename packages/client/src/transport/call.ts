import type { WireOperation, WireTable } from "../codec/wire-table.ts";
import type { Attempt, CallDetails } from "../errors.ts";
import type { Later } from "./later.ts";

/** How long a call may take, in milliseconds, and how often it may be repeated. */
export interface Limits {
  readonly attemptTimeout: number;
  readonly totalTimeout: number;
  readonly maxRetries: number;
}

/** One call of an operation, as every layer of the transport knows it. */
export interface Call {
  readonly table: WireTable;
  readonly later: Later;
  readonly operation: WireOperation;
  readonly runID: string | undefined;
  readonly limits: Limits;
  /** When its total time-out is reached, in milliseconds since 1970. */
  readonly end: number;
  /** The caller's: ends the call with its reason. */
  readonly signal: AbortSignal | undefined;
  /** Every sending so far; grows while the call goes on. */
  readonly attempts: Attempt[];
}

/** What an error tells of its call. */
export function detailsOf({ operation, runID, attempts }: Call): CallDetails {
  return { method: operation.method, path: operation.path, runID, attempts };
}
