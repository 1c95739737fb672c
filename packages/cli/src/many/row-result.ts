import type { ResultsResponse } from "@starfish-api/client";
import { countsOf, statusesOf } from "../display/rows.ts";
import type { Outcome } from "../exit-code.ts";
import { countNames } from "../request-members.ts";

/** How the run of one row ended, or that it has not. */
export interface RowResult {
  readonly runID: string;
  readonly outcome: Outcome | "not begun";
  readonly rows: readonly ResultsResponse[];
  /** Why it did not end well. */
  readonly error?: string;
}

/** What the output says of each row, besides what the input said. */
export const resultNames: readonly string[] = ["runID", "outcome", "status", ...countNames, "error"];

/** By the names above; undefined where nothing is known. */
export function describeResult({ runID, outcome, rows, error }: RowResult): Readonly<Record<string, unknown>> {
  const known = rows.length > 0 ? { status: statusesOf(rows), ...countsOf(rows) } : {};
  return { runID, outcome, ...known, ...(error !== undefined && { error }) };
}

/** Nothing that a further start of the command would change. */
export function isFinal({ outcome }: RowResult): boolean {
  return outcome === "succeeded" || outcome === "failed";
}
