import { KitError } from "../errors.ts";
import { countStatuses } from "./count-statuses.ts";
import type { CaseReport, Report, ReportedFinding } from "./report.ts";

/**
 * Holds the parts of a report against each other: what a case is called must follow from its findings and verdicts.
 *
 * @throws {KitError} for a report that no run of the kit can have written.
 */
export function checkAgreement(report: Report): void {
  const { about, cases, findings, totals } = report;
  const findingsOf = new Map(cases.map(({ id }): [string, ReportedFinding[]] => [id, []]));
  for (const finding of findings) {
    const own = findingsOf.get(finding.case);
    if (own === undefined) {
      throw contradiction(`there is a finding of the case ${finding.case}, which it does not hold`);
    }
    own.push(finding);
  }
  for (const each of cases) {
    checkCase(each, findingsOf.get(each.id) ?? [], about.strict);
  }
  const counted = { ...countStatuses(cases), cases: cases.length, findings: findings.length };
  for (const [name, count] of Object.entries(counted)) {
    const told = totals[name as keyof typeof counted];
    if (told !== count) {
      throw contradiction(`its totals say ${told} ${name}, and there are ${count}`);
    }
  }
}

function checkCase(
  { exchange, id, status, verdicts }: CaseReport,
  findings: readonly ReportedFinding[],
  strict: boolean,
): void {
  const fails = findings.some(({ evidence }) => strict || evidence !== "assumed");
  if (fails !== (status === "failed")) {
    throw contradiction(`the case ${id} is told as ${status}, and ${fails ? "has" : "has no"} findings that fail it`);
  }
  const wasSent = status !== "not-checked" && status !== "refused-for-safety";
  if ((wasSent && exchange === undefined) || (status === "refused-for-safety" && exchange !== undefined)) {
    throw contradiction(`the case ${id} is told as ${status}, and ${wasSent ? "nothing was sent" : "was sent"}`);
  }
  const violated = new Set(verdicts.filter(({ outcome }) => outcome === "violated").map(({ check }) => check));
  const found = new Set(findings.filter(({ blame }) => blame !== "kit").map(({ check }) => check));
  const [untold] = [...violated].filter((check) => !found.has(check));
  if (status === "passed" && untold !== undefined) {
    throw contradiction(`the case ${id} is told as passed, and its check ${untold} is violated`);
  }
  const [unfounded] = [...found].filter((check) => !violated.has(check));
  if (unfounded !== undefined) {
    throw contradiction(`the case ${id} has a finding of the check ${unfounded}, which is not violated there`);
  }
  if (status === "passed" && verdicts.some(({ outcome }) => outcome === "not-checked")) {
    throw contradiction(`the case ${id} is told as passed, and a check of it could not be judged`);
  }
  if (status === "known-failure" && violated.size === 0) {
    throw contradiction(`the case ${id} is told as known-failure, and no check of it is violated`);
  }
}

function contradiction(text: string): KitError {
  return new KitError(`The report contradicts itself: ${text}. Was it changed by hand?`);
}
