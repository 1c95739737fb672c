import { held, notApplicable, notChecked, violated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const tokenTypeBearer: Check = {
  id: "token-type-bearer",
  why: "A caller who sends a token of another type as a bearer token is denied everywhere.",
  fix: "Give out bearer tokens, and say so in token_type.",
  blame: "server",
  evidence: "documented",
  rule: ({ operation, response: { body }, status }) => {
    if (operation?.id !== "requestToken" || status !== 200) {
      return notApplicable("no token was given out");
    }
    if (body.kind !== "read" || typeof body.value !== "object" || body.value === null) {
      return notChecked("the answer could not be read");
    }
    const type = "token_type" in body.value ? body.value.token_type : undefined;
    return typeof type === "string" && type.toLowerCase() === "bearer"
      ? held
      : violated("The token is not a bearer token", "bearer", JSON.stringify(type) ?? "nothing");
  },
};
