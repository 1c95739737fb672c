import { hasBearerToken } from "../spec/bearer-token.ts";
import type { Check } from "../types.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const missingTokenRefused: Check = {
  id: "missing-token-refused",
  why: "An operation that works without a token is open to everyone.",
  fix: "Ask for a valid bearer token before the operation does anything, and answer 401 without one.",
  blame: "server",
  evidence: "documented",
  rule: ({ operation, request, status }) => {
    if (operation?.security !== "required" || hasBearerToken(request.headers)) {
      return notApplicable("a token was sent, or none is needed");
    }
    if (status === 429 || status > 500) {
      return notChecked(`the server could not answer: ${status}`);
    }
    return status === 401 ? held : violated("The request without a token was not denied", "401", String(status));
  },
};
