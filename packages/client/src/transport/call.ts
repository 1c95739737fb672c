import type { WireOperation, WireTable } from "../codec/wire-table.ts";
import type { Attempt, CallDetails } from "../errors.ts";

/** One call of an operation, as every layer of the transport knows it. */
export interface Call {
  readonly table: WireTable;
  readonly operation: WireOperation;
  readonly runID: string | undefined;
  /** Every sending so far; grows while the call goes on. */
  readonly attempts: Attempt[];
}

/** What an error tells of its call. */
export function detailsOf({ operation, runID, attempts }: Call): CallDetails {
  return { method: operation.method, path: operation.path, runID, attempts };
}
