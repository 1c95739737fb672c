import { checks } from "./checks/index.ts";
import { requestAnswered } from "./checks/request-answered.ts";
import type { Check, Judgement, Ruling, Subject } from "./judgement.ts";
import { writeCurl } from "./report/curl.ts";
import { createRedactor } from "./report/redact.ts";
import { isTooDeep } from "./spec/show-value.ts";
import { createSubject } from "./subject.ts";
import { toVerdict } from "./to-verdict.ts";
import type { Contract, Exchange, Expectation } from "./types.ts";
import { yieldVerdicts } from "./yield-verdicts.ts";

/**
 * Holds one exchange against the contract, with every check.
 *
 * @param expectation - What is known of the right answer beyond the contract. Default: nothing.
 * @param asked - The ids of the checks that are asked. Default: all.
 * @returns a verdict of every check that is asked, and the findings of all of them. What is wrong is never thrown.
 * @throws {KitError} when the exchange's address is not a URL, or a part of the kit fails.
 */
export function judge(
  contract: Contract,
  exchange: Exchange,
  expectation?: Expectation,
  asked?: ReadonlySet<string>,
): Judgement {
  const subject = createSubject(contract, exchange, expectation);
  const redact = createRedactor(exchange);
  const operation = subject.operation?.id ?? redact(`${subject.method} ${subject.url.pathname}`);
  const curl = writeCurl(exchange.request, redact);
  const verdicts = yieldVerdicts(
    checks
      .filter(({ id }) => asked?.has(id) ?? true)
      .map((check) => toVerdict(check, ruleOf(check, subject), operation, curl, redact)),
  );
  return {
    operation: subject.operation,
    verdicts,
    findings: verdicts.flatMap((verdict) => verdict.findings),
    unread: { ...unreadOf("request", subject), ...unreadOf("response", subject) },
  };
}

function unreadOf(side: "request" | "response", { [side]: { body } }: Subject): Judgement["unread"] {
  return body.kind === "free" && body.unread !== undefined ? { [side]: body.unread } : {};
}

/** Without an answer there is only one thing to say, unless the claim is about the request. */
function ruleOf(check: Check, subject: Subject): Ruling {
  if (subject.failure !== undefined && check !== requestAnswered && check.blame !== "client") {
    return { outcome: "not-checked", reason: `no answer came: ${subject.failure}` };
  }
  try {
    return check.rule(subject);
  } catch (cause) {
    if (isTooDeep(cause)) {
      return { outcome: "not-checked", reason: "the body is nested too deep" };
    }
    throw cause;
  }
}
