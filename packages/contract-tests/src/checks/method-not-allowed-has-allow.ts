import type { Check } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const methodNotAllowedHasAllow: Check = {
  id: "method-not-allowed-has-allow",
  why: "Without Allow a caller cannot know which method would have been right.",
  fix: "Answer with an Allow header that lists the methods of the path, and only these.",
  blame: "server",
  evidence: "observed",
  rule: ({ contract, match, method, response, status }) => {
    if (status !== 405) {
      return notApplicable("the answer is not a 405");
    }
    const header = response.headers.get("allow");
    const allowed = (header ?? "").split(",").map((each) => each.trim().toUpperCase());
    const methods = match.candidates.map((operation) => operation.method).filter((each) => each !== method);
    // By HTTP a method that somebody may not use here may be missing (RFC 9110, 10.2.1).
    const isListed = (each: string): boolean => !isWebApi(contract) || allowed.includes(each);
    return header !== null && methods.every(isListed) && !allowed.includes(method)
      ? held
      : violated("Allow does not list the methods of this path", methods.join(", "), header ?? "no Allow");
  },
};
