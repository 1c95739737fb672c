import { formatOf } from "../body/media-type.ts";
import type { Check } from "../types.ts";
import { notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const requestMembersKnown: Check = {
  id: "request-members-known",
  why: "The server ignores members that it does not know without a word, so what they say is lost.",
  blame: "client",
  evidence: "observed",
  rule: ({ contract, request }) => {
    const { body } = request;
    if (body.kind === "none" || body.kind === "free") {
      return notApplicable("there is no body with members");
    }
    if (body.kind !== "read") {
      return notChecked(body.reason);
    }
    if (typeof body.value !== "object" || body.value === null) {
      return notChecked("the body is no object");
    }
    const names = Object.keys(contract.schemas[body.schema]?.properties ?? {});
    // Only XML is read to the letter.
    const spell = (name: string): string => (formatOf(request.mediaType) === "xml" ? name : name.toLowerCase());
    const known = new Set(names.map(spell));
    return unlessViolated(
      Object.keys(body.value)
        .filter((name) => !known.has(spell(name)))
        .map((name) => ({
          message: `The server does not know the member ${name}`,
          expected: names.join(", "),
          found: name,
        })),
    );
  },
};
