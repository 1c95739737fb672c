import type { CaseReport, ReportedFinding } from "./report/report.ts";
import { fitsPattern } from "./run/case-pattern.ts";

/** A finding that is known and need not be told again. It must still be there: a known failure that is gone is an error. */
export interface KnownFailure {
  /** The id of the case; `*` stands for anything. */
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
  const listed = known.filter((each) => fitsPattern(each.case, report.id));
  const left = findings.filter(({ check }) => !listed.some((each) => each.check === check));
  const gone = listed.filter((each) => !isPattern(each) && !findings.some(({ check }) => check === each.check));
  return [...left, ...(report.exchange === undefined ? [] : gone.map((each) => toStale(each, report)))];
}

/**
 * The patterns of the list none of whose cases fails any more, each as a finding of the first of them. A pattern of which a
 * case was not judged may still be right.
 */
export function findStalePatterns(
  known: readonly KnownFailure[],
  ids: readonly string[],
  reports: readonly CaseReport[],
): readonly ReportedFinding[] {
  return known.filter(isPattern).flatMap((each) => {
    const fitting = ids.filter((id) => fitsPattern(each.case, id));
    const judged = reports.filter(({ id, verdicts }) => fitting.includes(id) && verdicts.length > 0);
    const isBroken = judged.some(({ verdicts }) =>
      verdicts.some(({ check, outcome }) => check === each.check && outcome === "violated"),
    );
    const [first] = judged;
    return first === undefined || judged.length < fitting.length || isBroken ? [] : [toStale(each, first)];
  });
}

/** The list with which a run has no findings: what fails in it now, and what was known already and still fails. */
export function toKnownFailures(
  known: readonly KnownFailure[],
  findings: readonly ReportedFinding[],
  day: string,
): readonly KnownFailure[] {
  const isStale = ({ blame }: ReportedFinding): boolean => blame === "kit";
  const kept = known.filter(
    (each) => !findings.some((one) => isStale(one) && one.check === each.check && fitsPattern(each.case, one.case)),
  );
  const found = new Map(
    findings
      .filter((one) => !isStale(one))
      .map(({ case: id, check, message }) => [
        `${id} ${check}`,
        { case: id, check, reason: `not fixed on ${day}: ${message}` },
      ]),
  );
  return [...kept, ...found.values()];
}

function isPattern({ case: pattern }: KnownFailure): boolean {
  return pattern.includes("*");
}

function toStale(
  { case: listed, check, reason }: KnownFailure,
  { exchange, id, operation }: CaseReport,
): ReportedFinding {
  return {
    check,
    case: id,
    operation,
    blame: "kit",
    evidence: "documented",
    message: `It is listed as a known failure${listed === id ? "" : ` (${listed})`} and does not fail any more: take it off the list`,
    expected: `a failure (${reason})`,
    found: "none",
    curl: exchange?.curl ?? "",
  };
}
