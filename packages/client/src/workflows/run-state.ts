import type { WireTable } from "../codec/wire-table.ts";
import type { ArrayOfResultsResponse, ResultsResponse } from "../messages.ts";

/** What the Results say of a run: nothing final yet, or how it ended. */
export type RunVerdict = "running" | "succeeded" | "failed";

/** Judges the rows of a run by the description's list of words that end one; any other word means still running. */
export function createRunJudge(table: WireTable): (rows: ArrayOfResultsResponse) => RunVerdict {
  const schema = table.schemas["resultsResponse"];
  const status = schema?.kind === "object" ? schema.members.find(({ name }) => name === "status") : undefined;
  const terminal = new Map(Object.entries((status?.kind === "string" && status.terminal) || {}));
  return (rows) => {
    const verdicts = (rows ?? []).map((row: ResultsResponse) => terminal.get(row.status ?? ""));
    if (verdicts.length === 0 || verdicts.includes(undefined)) return "running";
    return verdicts.includes("failed") ? "failed" : "succeeded";
  };
}
