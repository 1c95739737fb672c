import { endStatuses } from "../contract.ts";
import { DecodeError } from "../errors.ts";
import type { ResultsResponse } from "../messages.ts";

/** What the Results say of a run: nothing final yet, or how it ended. */
export type RunVerdict = "running" | "succeeded" | "failed";

/** Words of a status that end a run, and what they mean. */
export type FinalStatuses = Readonly<Record<string, "succeeded" | "failed">>;

/** Judges the rows of a run by the description's list of words that end one, and the caller's; any other means running. */
export function verdictOf(rows: readonly ResultsResponse[] | null, own: FinalStatuses = {}): RunVerdict {
  const verdicts = (rows ?? []).map(({ status }) => meaningOf(status ?? "", own));
  if (verdicts.length === 0 || verdicts.includes(undefined)) return "running";
  return verdicts.includes("failed") ? "failed" : "succeeded";
}

function meaningOf(status: string, own: FinalStatuses): "succeeded" | "failed" | undefined {
  return Object.hasOwn(own, status) ? own[status] : endStatuses.get(status);
}

/** Words that plainly do not end a run, though the description does not name them. */
const runningWords =
  /^(?:|running|queued|pending|start(?:ed|ing)|waiting|in[ -]?progress|processing|scheduled|new|created|executing)$/i;

/** The words of the rows of which nobody knows whether they end the run. */
export function unexpectedStatuses(rows: readonly ResultsResponse[], own: FinalStatuses = {}): string[] {
  const words = rows.map(({ status }) => status ?? "");
  return words.filter((word) => meaningOf(word, own) === undefined && !runningWords.test(word.trim()));
}

/** The words of the rows, each once, for a message. */
export function describeStatuses(rows: readonly ResultsResponse[]): string {
  return [...new Set(rows.map(({ status }) => status || "none"))].join(", ");
}

/**
 * Throws where no row has a status and one spells it otherwise: it can never be heard that such a run has ended.
 *
 * @throws {DecodeError}
 */
export function checkSpelling(rows: readonly ResultsResponse[], runID: string | undefined): void {
  if (rows.some(({ status }) => status !== undefined)) return;
  for (const [index, row] of rows.entries()) {
    const name = Object.keys(row).find((member) => member.toLowerCase() === "status");
    if (name === undefined) continue;
    const issues = [{ message: "not a member, expected status", path: [index, name] }];
    throw new DecodeError(`run ${runID}: its answer has ${name} in place of status`, { issues, runID });
  }
}
