import { findDuplicateMembers } from "../body/duplicate-members.ts";
import { formatOf } from "../body/media-type.ts";
import type { Check } from "../judgement.ts";
import { textOf } from "./body-rules.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const responseMembersUnique: Check = {
  id: "response-members-unique",
  why: "Of a member that stands twice in one object some readers take the first value, and others the last.",
  fix: "Write each member of an object once.",
  blame: "server",
  evidence: "observed",
  rule: ({ response }) => {
    if (formatOf(response.mediaType) !== "json" || response.bytes.length === 0) {
      return notApplicable("there is no JSON body");
    }
    if (response.body.kind === "free") {
      return notApplicable("any body may be sent");
    }
    if (response.body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    return unlessViolated(
      findDuplicateMembers(textOf(response, Number.POSITIVE_INFINITY)).map((name) => ({
        message: `The member ${name} stands twice in one object`,
        expected: "once",
        found: name,
      })),
    );
  },
};
