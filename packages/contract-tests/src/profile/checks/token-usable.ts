import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const tokenUsable: Check = {
  id: "token-usable",
  why: "A token that is blank, or at its end as it is given out, lets nobody in.",
  fix: "Give out a token that is not blank, with the seconds that it is still good for.",
  blame: "server",
  evidence: "documented",
  rule: ({ operation, response: { body }, status }) => {
    if (operation?.id !== "requestToken" || status !== 200) {
      return notApplicable("no token was given out");
    }
    if (body.kind !== "read" || typeof body.value !== "object" || body.value === null) {
      return notChecked("the answer could not be read");
    }
    const token = "access_token" in body.value ? body.value.access_token : undefined;
    const seconds = "expires_in" in body.value ? body.value.expires_in : undefined;
    return unlessViolated([
      ...(typeof token === "string" && token.trim() === ""
        ? [{ message: "The token is blank", expected: "a token", found: JSON.stringify(token) }]
        : []),
      ...(typeof seconds === "number" && seconds <= 0
        ? [{ message: "The token has ended already", expected: "more than 0 seconds", found: String(seconds) }]
        : []),
    ]);
  },
};
