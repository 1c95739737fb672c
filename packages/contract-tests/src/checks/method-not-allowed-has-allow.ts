import type { Check } from "../types.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const methodNotAllowedHasAllow: Check = {
  id: "method-not-allowed-has-allow",
  why: "Without Allow a caller cannot know which method would have been right.",
  fix: "Answer with an Allow header that lists the methods of the path, and only these.",
  blame: "server",
  evidence: "observed",
  rule: ({ match, method, response, status }) => {
    if (status !== 405) {
      return notApplicable("the answer is no 405");
    }
    const header = response.headers.get("allow");
    const allowed = (header ?? "").split(",").map((each) => each.trim().toUpperCase());
    const methods = match.candidates.map((operation) => operation.method).filter((each) => each !== method);
    return header !== null && methods.every((each) => allowed.includes(each)) && !allowed.includes(method)
      ? held
      : violated("Allow does not list the methods of this path", methods.join(", "), header ?? "no Allow");
  },
};
