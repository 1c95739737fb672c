import type { Check } from "../types.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const wrongMethodRefused: Check = {
  id: "wrong-method-refused",
  why: "A method that the path does not have must not do anything.",
  fix: "Answer 405 to every method that the path does not have, HEAD and OPTIONS included.",
  blame: "server",
  evidence: "observed",
  rule: ({ match, status }) => {
    if (match.operation !== undefined || match.candidates.length === 0) {
      return notApplicable("the method is one of the path's, or the path is unknown");
    }
    if (status > 500) {
      return notChecked(`the server could not answer: ${status}`);
    }
    return status === 405 ? held : violated("The method was not refused", "405", String(status));
  },
};
