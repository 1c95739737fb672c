import type { Check } from "../judgement.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const methodKnown: Check = {
  id: "method-known",
  why: "The server refuses every method that the description does not give for the path, HEAD and OPTIONS included.",
  fix: "Send the request with the method that the description gives for its path.",
  blame: "client",
  evidence: "documented",
  rule: ({ contract, match, method }) => {
    if (match.candidates.length === 0) {
      return notApplicable("the path is unknown");
    }
    const takesGet = match.candidates.some((operation) => operation.method === "GET");
    if (
      !isWebApi(contract) &&
      match.operation === undefined &&
      (method === "OPTIONS" || (method === "HEAD" && takesGet))
    ) {
      return notApplicable("HTTP lets a caller ask so without a word in the description");
    }
    const methods = match.candidates.map((operation) => operation.method).join(", ");
    return match.operation === undefined ? violated("The path does not take this method", methods, method) : held;
  },
};
