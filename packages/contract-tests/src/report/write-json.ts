import { listCauses } from "./causes.ts";
import type { Report, ReportedCause } from "./report.ts";

/** A report as JSON, with its causes in front. */
export function writeJson(report: Report): string {
  const causes = listCauses(report).map(
    ({ alsoFound, blame, cases, check, evidence, example, fails, operations }): ReportedCause => ({
      check,
      blame,
      evidence,
      fails,
      message: example.message,
      expected: example.expected,
      found: example.found,
      alsoFound,
      operations,
      example: example.case,
      curl: example.curl,
      cases,
    }),
  );
  const { about, ...rest } = report;
  return `${JSON.stringify({ about, causes, ...rest })}\n`;
}
