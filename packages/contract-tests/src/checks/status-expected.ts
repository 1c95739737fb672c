import type { Check, Message } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, isSuccess, notApplicable, violated } from "./ruling.ts";

export const statusExpected: Check = {
  id: "status-expected",
  why: "A status that is documented but wrong for this request tells the caller something untrue.",
  fix: "Answer this request with the expected status.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["missing-token-refused", "wrong-method-refused", "unsupported-media-type-refused", "no-html"],
  rule: ({ contract, expectation, response, status }) => {
    if (expectation === undefined) {
      return notApplicable("nobody said which status is right");
    }
    if (status === 500 && isWebApi(contract) && isRefusal(response)) {
      return violated("The answer is a refusal with the status of a crash", "400", "500 with ModelState");
    }
    const { evidence, statuses } = expectation;
    const isOtherSuccess = isSuccess(status) && statuses.some(isSuccess);
    const violation = {
      message: "The status is not the one that this request leads to",
      expected: describeStatuses(statuses),
      found: String(status),
      // Nobody promises that a request can bring a server down; and which status is good does not rest on why it is.
      evidence: !isWebApi(contract) && (status >= 500 || isOtherSuccess) ? ("documented" as const) : evidence,
    };
    return statuses.includes(status) ? held : { outcome: "violated", violations: [violation] };
  },
};

/** A whole range by its first digit; of many, those that come to mind first. */
function describeStatuses(statuses: readonly number[]): string {
  const distinct = [...new Set(statuses)];
  const rangeOf = (status: number): number => Math.floor(status / 100);
  const isWhole = (range: number): boolean => distinct.filter((each) => rangeOf(each) === range).length === 100;
  const words = distinct.map((each) => (isWhole(rangeOf(each)) ? `a ${rangeOf(each)}xx` : String(each)));
  const names = [...new Set(words)];
  return names.length > 6 ? `${names.slice(0, 4).join(" or ")} or one of ${names.length - 4} more` : names.join(" or ");
}

/** A server that looks at ModelState answers 400 with it; one that does not look never sends it (observed). */
function isRefusal({ body }: Message): boolean {
  return body.kind === "read" && typeof body.value === "object" && body.value !== null && "ModelState" in body.value;
}
