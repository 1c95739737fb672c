import { isSafe } from "../cases/case.ts";
import type { Check } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { OperationMatch } from "../types.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const wrongMethodRefused: Check = {
  id: "wrong-method-refused",
  why: "A method that the path does not have must not do anything.",
  fix: "Answer 405 to every method that the path does not have, HEAD and OPTIONS included.",
  blame: "server",
  evidence: "observed",
  rule: ({ contract, match, method, status }) => {
    if (match.operation !== undefined || match.candidates.length === 0) {
      return notApplicable("the method is one of the path's, or the path is unknown");
    }
    if (!isWebApi(contract) && (method === "OPTIONS" || (method === "HEAD" && takesGet(match)))) {
      return notApplicable("HTTP lets a server answer it without a word in the description");
    }
    if (!isWebApi(contract) && ((status >= 400 && status < 500) || status === 501)) {
      return held;
    }
    if (!isWebApi(contract) && isSafe(method)) {
      return notApplicable("a server may read more than the description has");
    }
    if (status > 500) {
      return notChecked(`the server could not answer: ${status}`);
    }
    return status === 405 ? held : violated("The method was not refused", "405", String(status));
  },
};

function takesGet({ candidates }: OperationMatch): boolean {
  return candidates.some((operation) => operation.method === "GET");
}
