import type { Check } from "../types.ts";
import { held, notApplicable } from "./ruling.ts";

export const statusExpected: Check = {
  id: "status-expected",
  why: "A status that is documented but wrong for this request tells the caller something untrue.",
  fix: "Answer this request with the expected status.",
  blame: "server",
  evidence: "documented",
  rule: ({ expectation, status }) => {
    if (expectation === undefined) {
      return notApplicable("nobody said which status is right");
    }
    const { evidence, statuses } = expectation;
    const violation = {
      message: "The status is not the one that this request leads to",
      expected: statuses.join(" or "),
      found: String(status),
      evidence,
    };
    return statuses.includes(status) ? held : { outcome: "violated", violations: [violation] };
  },
};
