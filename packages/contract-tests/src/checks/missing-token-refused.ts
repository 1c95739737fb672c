import type { Check } from "../judgement.ts";
import { carriesCredentials } from "../spec/credentials.ts";
import { isWebApi } from "../spec/web-api.ts";
import { held, notApplicable, notChecked, violated } from "./ruling.ts";

export const missingTokenRefused: Check = {
  id: "missing-token-refused",
  why: "An operation that works without its credentials is open to everyone.",
  fix: "Ask for valid credentials before the operation does anything, and answer 401 without them.",
  blame: "server",
  evidence: "documented",
  rule: ({ contract, operation, request, status, url }) => {
    if (operation?.security !== "required" || carriesCredentials(operation, request.headers, url)) {
      return notApplicable("credentials were sent, or none are needed");
    }
    if (status === 429 || status > 500) {
      return notChecked(`the server could not answer: ${status}`);
    }
    const right = isWebApi(contract) ? [401] : [401, 403];
    return right.includes(status)
      ? held
      : violated("The request without credentials was not denied", right.join(" or "), String(status));
  },
};
