import type { Check } from "../types.ts";
import { ruleOnReading } from "./body-rules.ts";
import { notApplicable, violated } from "./ruling.ts";

export const requestBodyWellFormed: Check = {
  id: "request-body-well-formed",
  why: "The server drops a body that it cannot read, and fails with 500 where it needs one and gets none.",
  fix: "Send a whole body, written by an encoder of the media type that the Content-Type names.",
  blame: "client",
  evidence: "observed",
  rule: ({ operation, request }) => {
    if (operation?.request === undefined) {
      return notApplicable("the operation takes no body");
    }
    return operation.request.required && request.body.kind === "none"
      ? violated("The body is missing", "a body", "no bytes")
      : ruleOnReading(request);
  },
};
