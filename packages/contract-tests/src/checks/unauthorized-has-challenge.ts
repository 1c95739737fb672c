import type { Check, Ruling } from "../judgement.ts";
import { challengesOf } from "../spec/credentials.ts";
import { isWebApi } from "../spec/web-api.ts";
import type { Evidence } from "../types.ts";
import { held, notApplicable } from "./ruling.ts";

export const unauthorizedHasChallenge: Check = {
  id: "unauthorized-has-challenge",
  why: "Without a challenge a caller cannot know which kind of credentials the server wants.",
  fix: "Send `WWW-Authenticate` with every 401, and name the scheme that the operation asks for, such as Bearer.",
  blame: "server",
  evidence: "documented",
  rule: ({ contract, operation, response, status }) => {
    if (status !== 401) {
      return notApplicable("the answer is not a 401");
    }
    const challenge = response.headers.get("www-authenticate");
    const schemes = isWebApi(contract) ? ["bearer"] : challengesOf(operation);
    if (schemes.length === 0) {
      // HTTP has no scheme for keys: many servers leave the challenge out, which RFC 9110, 15.5.2 does not allow.
      return challenge === null ? missing("WWW-Authenticate", "no WWW-Authenticate", "assumed") : held;
    }
    const words = schemes.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
    return schemes.some((word) => new RegExp(`\\b${word}\\b`, "i").test(challenge ?? ""))
      ? held
      : missing(`WWW-Authenticate: ${words.join(" or ")}`, challenge ?? "no WWW-Authenticate", "documented");
  },
};

function missing(expected: string, found: string, evidence: Evidence): Ruling {
  const message = "The 401 does not ask for the credentials of the operation";
  return { outcome: "violated", violations: [{ message, expected, found, evidence }] };
}
