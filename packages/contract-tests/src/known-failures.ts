import type { CaseReport, ReportedFinding } from "./report/report.ts";

/** A finding that is known and need not be told again. It must still be there: a known failure that is gone is an error. */
export interface KnownFailure {
  /** The id of the case. */
  readonly case: string;
  /** The id of the check. */
  readonly check: string;
  /** Why it is tolerated. */
  readonly reason: string;
}

/** What is left of a case's findings, once those that are known are taken away and those that are gone are added. */
export function applyKnownFailures(
  known: readonly KnownFailure[],
  report: CaseReport,
  findings: readonly ReportedFinding[],
): readonly ReportedFinding[] {
  const listed = known.filter((each) => each.case === report.id);
  const left = findings.filter(({ check }) => !listed.some((each) => each.check === check));
  const gone = listed.filter(({ check }) => !findings.some((finding) => finding.check === check));
  return [...left, ...(report.exchange === undefined ? [] : gone.map((each) => toStale(each, report)))];
}

function toStale({ check, reason }: KnownFailure, { exchange, id, operation }: CaseReport): ReportedFinding {
  return {
    check,
    case: id,
    operation,
    blame: "kit",
    evidence: "documented",
    message: "It is listed as a known failure and does not fail any more: take it off the list",
    expected: `a failure (${reason})`,
    found: "none",
    curl: exchange?.curl ?? "",
  };
}
