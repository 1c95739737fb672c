import { endStatuses } from "../contract.ts";
import type { ArrayOfResultsResponse } from "../messages.ts";

/** What the Results say of a run: nothing final yet, or how it ended. */
export type RunVerdict = "running" | "succeeded" | "failed";

/** Judges the rows of a run by the description's list of words that end one; any other word means still running. */
export function verdictOf(rows: ArrayOfResultsResponse): RunVerdict {
  const verdicts = (rows ?? []).map(({ status }) => endStatuses.get(status ?? ""));
  if (verdicts.length === 0 || verdicts.includes(undefined)) return "running";
  return verdicts.includes("failed") ? "failed" : "succeeded";
}
