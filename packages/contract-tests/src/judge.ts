import { checks } from "./checks/index.ts";
import { writeCurl } from "./report/curl.ts";
import { createRedactor } from "./report/redact.ts";
import { createSubject } from "./subject.ts";
import type { Check, Contract, Exchange, Finding, Judgement, Ruling, Verdict } from "./types.ts";

/**
 * Holds one exchange against the contract, with every check.
 *
 * @returns a verdict of every check, and the findings of all of them. What is wrong is never thrown.
 * @throws {KitError} when the exchange's address is no URL, or a part of the kit fails.
 */
export function judge(contract: Contract, exchange: Exchange): Judgement {
  const subject = createSubject(contract, exchange);
  const redact = createRedactor(exchange);
  const operation = subject.operation?.id ?? redact(`${subject.method} ${subject.url.pathname}`);
  const curl = writeCurl(exchange.request, redact);
  const verdicts = checks.map((check) => toVerdict(check, check.rule(subject), operation, curl, redact));
  return {
    operation: subject.operation,
    verdicts,
    findings: verdicts.flatMap((verdict) => verdict.findings),
  };
}

function toVerdict(
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
        findings: ruling.violations.map(
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
