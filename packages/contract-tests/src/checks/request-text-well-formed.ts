import type { Check, Violation } from "../judgement.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const requestTextWellFormed: Check = {
  id: "request-text-well-formed",
  why: "The server replaces one half of a surrogate pair with U+FFFD without a word.",
  fix: "Cut texts between characters, never inside a surrogate pair, and refuse halves before they are sent.",
  blame: "client",
  evidence: "observed",
  rule: ({ request }) => {
    const { body } = request;
    if (body.kind === "none" || body.kind === "free") {
      return notApplicable("there is no body with members");
    }
    return body.kind === "read" ? unlessViolated(findHalves(body.value, "")) : notChecked(body.reason);
  },
};

function findHalves(value: unknown, path: string): Violation[] {
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) {
    const message = `${path} has one half of a surrogate pair`;
    return [{ message, expected: "whole characters", found: JSON.stringify(value) }];
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, member]) => findHalves(member, `${path}/${name}`))
    : [];
}
