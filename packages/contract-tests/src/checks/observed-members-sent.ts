import type { Check } from "../judgement.ts";
import { itemsOf, schemaOf } from "../spec/schemas.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

/** The description's word for members that nobody promises, and that a real server always sends. */
const word = "x-observed-required";

export const observedMembersSent: Check = {
  id: "observed-members-sent",
  why: "Callers that were written against a real server count on every member that it always sends, zeros and nulls included.",
  fix: "Send each of these members in every object, as null or 0 where there is nothing to say.",
  blame: "server",
  evidence: "observed",
  yieldsTo: ["response-body-matches-schema"],
  rule: ({ contract, response: { body } }) => {
    if (body.kind === "none" || body.kind === "free") {
      return notApplicable("there is no body with members");
    }
    if (body.kind !== "read") {
      return notChecked(body.reason);
    }
    const usual = itemsOf(contract, schemaOf(contract, body.schema))[word];
    if (!Array.isArray(usual)) {
      return notApplicable("nobody has seen which members are always there");
    }
    const objects = (Array.isArray(body.value) ? body.value : [body.value]).filter(
      (value) => typeof value === "object" && value !== null,
    );
    const missing = usual.filter((name) => objects.some((value) => !(name in value)));
    return unlessViolated(
      missing.length === 0
        ? []
        : [
            {
              message: "The answer lacks members that a real server always sends",
              expected: usual.join(", "),
              found: `no ${missing.join(", ")}`,
            },
          ],
    );
  },
};
