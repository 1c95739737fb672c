import { isRefusalOfHttp } from "../spec/web-api.ts";
import type { Check } from "../types.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const statusDocumented: Check = {
  id: "status-documented",
  why: "A caller cannot be ready for a status that the description does not name.",
  fix: "Answer with a documented status, or document the one that is sent.",
  blame: "server",
  evidence: "documented",
  yieldsTo: ["status-expected", "missing-token-refused", "unsupported-media-type-refused", "no-html"],
  rule: ({ contract, operation, documented, expectation, status }) => {
    if (operation === undefined) {
      return notApplicable("the request is for no operation");
    }
    if (Object.keys(operation.responses).length === 0) {
      return notApplicable("the description says nothing of this operation's answers");
    }
    if (expectation?.evidence === "assumed" && expectation.statuses.includes(status)) {
      return notApplicable("nobody knows the right status, and this one is taken as it is");
    }
    if (isRefusalOfHttp(contract, status, expectation)) {
      return documented === undefined ? notApplicable("HTTP itself gives this answer to such a request") : held;
    }
    return documented === undefined
      ? violated("The status is not documented", Object.keys(operation.responses).join(", "), String(status))
      : held;
  },
};
