import type { Check } from "../types.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const unauthorizedHasChallenge: Check = {
  id: "unauthorized-has-challenge",
  why: "Without a challenge a caller cannot know which kind of credentials the server wants.",
  fix: "Send `WWW-Authenticate: Bearer` with every 401.",
  blame: "server",
  evidence: "documented",
  rule: ({ response, status }) => {
    if (status !== 401) {
      return notApplicable("the answer is no 401");
    }
    const challenge = response.headers.get("www-authenticate");
    return /\bbearer\b/i.test(challenge ?? "")
      ? held
      : violated("The 401 asks for no bearer token", "WWW-Authenticate: Bearer", challenge ?? "no WWW-Authenticate");
  },
};
