import { concludeReport } from "./conclusion.ts";
import type { CaseReport, Report, ReportedFinding } from "./report.ts";

/** A run as JUnit's XML: a suite for each operation, a test for each case. */
export function writeJUnit(report: Report): string {
  const { about, cases, totals } = report;
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const attributes = countsOf(cases, totals.durationMilliseconds);
  const suites = operations.map((operation) => writeSuite(report, operation));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escapeXml(`starfish-contract ${about.target}`)}" ${attributes}>
${suites.join("")}${concludeReport(report) === "nothing" ? "<!-- Nothing was judged. -->\n" : ""}</testsuites>
`;
}

function writeSuite({ about, cases, findings }: Report, operation: string): string {
  const own = cases.filter((each) => each.operation === operation);
  const time = own.reduce((sum, { durationMilliseconds }) => sum + durationMilliseconds, 0);
  const tests = own.map((each) =>
    writeTest(
      each,
      findings.filter((finding) => finding.case === each.id),
    ),
  );
  return `<testsuite name="${escapeXml(operation)}" timestamp="${about.when}" ${countsOf(own, time)}>
${tests.join("")}</testsuite>
`;
}

function writeTest(each: CaseReport, findings: readonly ReportedFinding[]): string {
  const { id, operation, reason, status, durationMilliseconds } = each;
  const open = `<testcase classname="${escapeXml(operation)}" name="${escapeXml(id)}" time="${seconds(durationMilliseconds)}"`;
  if (status === "passed") {
    return `${open}/>\n`;
  }
  return status === "failed"
    ? `${open}>\n${findings.map(writeFailure).join("")}</testcase>\n`
    : `${open}><skipped message="${escapeXml(`${status}${reason === undefined ? "" : `: ${reason}`}`)}"/></testcase>\n`;
}

function writeFailure({ blame, check, curl, evidence, expected, found, message }: ReportedFinding): string {
  const text = `to blame: ${blame} (${evidence})\nexpected: ${expected}\nfound: ${found}\n${curl}`;
  return `<failure type="${escapeXml(check)}" message="${escapeXml(message)}">${escapeXml(text)}</failure>\n`;
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
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
