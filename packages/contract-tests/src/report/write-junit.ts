import { type Cause, listCauses, nameCause } from "./causes.ts";
import { concludeReport } from "./conclusion.ts";
import { printableLines } from "./printable.ts";
import type { CaseReport, Report, ReportedFinding } from "./report.ts";

/** A run as JUnit's XML: a suite for each operation, a test for each case. */
export function writeJUnit(report: Report): string {
  const { about, cases, totals } = report;
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const attributes = countsOf(cases, totals.durationMilliseconds);
  const causes = listCauses(report);
  const names = new Map(
    causes.flatMap((cause, index) => cause.findings.map((finding) => [finding, nameOf(cause, index)] as const)),
  );
  const suites = operations.map((operation) => writeSuite(report, operation, causes, names));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escapeXml(`starfish-contract ${about.target}`)}" ${attributes}>
${suites.join("")}${concludeReport(report) === "nothing" ? "<!-- Nothing was judged. -->\n" : ""}</testsuites>
`;
}

/** By finding: what its cause is called, with its number among all causes. */
type Names = ReadonlyMap<ReportedFinding, string>;

function nameOf(cause: Cause, index: number): string {
  return `cause ${index + 1}, ${cause.check}: ${nameCause(cause)}`;
}

function writeSuite(
  { about, cases, findings }: Report,
  operation: string,
  causes: readonly Cause[],
  names: Names,
): string {
  const own = cases.filter((each) => each.operation === operation);
  const time = own.reduce((sum, { durationMilliseconds }) => sum + durationMilliseconds, 0);
  const tests = own.map((each) =>
    writeTest(
      each,
      findings.filter((finding) => finding.case === each.id),
      names,
    ),
  );
  return `<testsuite name="${escapeXml(operation)}" timestamp="${escapeXml(about.when)}" ${countsOf(own, time)}>
${writeProperties(causes, operation)}${tests.join("")}</testsuite>
`;
}

/** In front of a suite's tests: what causes its failures, and how many cases each cause has anywhere. */
function writeProperties(causes: readonly Cause[], operation: string): string {
  const lines = causes.flatMap((cause, index) => {
    const value = `${cause.blame}, ${cause.evidence}, ${cause.cases.length === 1 ? "1 case" : `${cause.cases.length} cases`}`;
    return cause.operations.includes(operation)
      ? [`<property name="${escapeXml(nameOf(cause, index))}" value="${escapeXml(value)}"/>\n`]
      : [];
  });
  return lines.length === 0 ? "" : `<properties>\n${lines.join("")}</properties>\n`;
}

function writeTest(each: CaseReport, findings: readonly ReportedFinding[], names: Names): string {
  const { id, operation, reason, status, durationMilliseconds } = each;
  const open = `<testcase classname="${escapeXml(operation)}" name="${escapeXml(id)}" time="${seconds(durationMilliseconds)}"`;
  if (status === "passed") {
    return `${open}/>\n`;
  }
  return status === "failed"
    ? `${open}>\n${writeFailure(findings, names)}</testcase>\n`
    : `${open}><skipped message="${escapeXml(`${status}${reason === undefined ? "" : `: ${reason}`}`)}"/></testcase>\n`;
}

/** One failure for each case, since some readers show the first alone; named after the causes. */
function writeFailure(findings: readonly ReportedFinding[], names: Names): string {
  const message = findings.map((finding) => names.get(finding) ?? finding.message).join("; ");
  const type = [...new Set(findings.map(({ check }) => check))].join(" ");
  return `<failure type="${escapeXml(type)}" message="${escapeXml(message)}">${escapeXml(findings.map(describe).join("\n\n"))}</failure>\n`;
}

function describe({ blame, check, curl, evidence, expected, found, message }: ReportedFinding): string {
  return `${check}: ${message}\nto blame: ${blame} (${evidence})\nexpected: ${expected}\nfound: ${found}\n${curl}`;
}

function countsOf(cases: readonly CaseReport[], milliseconds: number): string {
  const failures = cases.filter(({ status }) => status === "failed").length;
  const skipped = cases.filter(({ status }) => status !== "failed" && status !== "passed").length;
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds(milliseconds)}"`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** For text and for attributes. What XML cannot carry becomes a question mark; line ends are kept in attributes too. */
function escapeXml(text: string): string {
  return printableLines(text)
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
