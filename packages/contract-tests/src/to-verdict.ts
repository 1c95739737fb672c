import type { Check, Finding, Ruling, Verdict } from "./judgement.ts";
import { maxIssues } from "./spec/value-validator.ts";

/** What a check says of an exchange, for a report: whom it blames, on what evidence, and without secrets. */
export function toVerdict(
  check: Check,
  ruling: Ruling,
  operation: string,
  curl: string,
  redact: (text: string) => string,
): Verdict {
  switch (ruling.outcome) {
    case "held":
      return { check: check.id, outcome: "held", findings: [] };
    case "violated":
      return {
        check: check.id,
        outcome: "violated",
        findings: ruling.violations.slice(0, maxIssues).map(
          (violation): Finding => ({
            check: check.id,
            blame: check.blame,
            evidence: violation.evidence ?? check.evidence,
            operation,
            message: redact(violation.message),
            expected: redact(violation.expected),
            found: redact(violation.found),
            curl,
          }),
        ),
      };
    default:
      return { check: check.id, outcome: ruling.outcome, findings: [], reason: redact(ruling.reason) };
  }
}
