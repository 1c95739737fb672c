import type { Check } from "../judgement.ts";
import { isRefusalOfHttp, isWebApi } from "../spec/web-api.ts";
import { held, isSuccess, notApplicable, violated } from "./ruling.ts";

export const statusDocumented: Check = {
  id: "status-documented",
  why: "A caller cannot be ready for a status that the description does not name.",
  fix: "Answer with a documented status, or document the one that is sent.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["status-expected", "missing-token-refused", "unsupported-media-type-refused", "no-html"],
  rule: ({ contract, operation, documented, expectation, request, status }) => {
    if (operation === undefined) {
      return notApplicable("the request is for no operation");
    }
    if (Object.keys(operation.responses).length === 0) {
      return notApplicable("the description says nothing of this operation's answers");
    }
    if (expectation?.evidence === "assumed" && expectation.statuses.includes(status)) {
      return notApplicable("nobody knows the right status, and this one is taken as it is");
    }
    const hasSuccess = Object.keys(operation.responses).some((key) => key.startsWith("2"));
    if (expectation !== undefined && isSuccess(status) && hasSuccess && !isWebApi(contract)) {
      return notApplicable("which of the good statuses is right is for status-expected to say");
    }
    if (documented === undefined && !isWebApi(contract) && isOfHttp(status, request.headers)) {
      return notApplicable("HTTP itself gives this answer, whatever is asked for");
    }
    if (isRefusalOfHttp(contract, status, expectation)) {
      return documented === undefined ? notApplicable("HTTP itself gives this answer to such a request") : held;
    }
    return documented === undefined
      ? violated("The status is not documented", Object.keys(operation.responses).join(", "), String(status))
      : held;
  },
};

/** That nothing has changed since the caller asked (RFC 9110, 15.4.5), and that it asks too often (RFC 6585). */
function isOfHttp(status: number, request: Headers): boolean {
  return status === 429 || (status === 304 && (request.has("if-none-match") || request.has("if-modified-since")));
}
