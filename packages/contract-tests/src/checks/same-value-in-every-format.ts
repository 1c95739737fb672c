import { isDeepStrictEqual } from "node:util";
import type { Check } from "../types.ts";
import { excerpt, held, notApplicable, notChecked, violated } from "./ruling.ts";

export const sameValueInEveryFormat: Check = {
  id: "same-value-in-every-format",
  why: "A caller who changes from JSON to XML must not read another result.",
  fix: "Write every media type from the same value.",
  blame: "server",
  evidence: "observed",
  rule: ({ expectation, response: { body } }) => {
    if (expectation?.value === undefined) {
      return notApplicable("there is no other answer to compare with");
    }
    if (body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    return isDeepStrictEqual(body.value, expectation.value)
      ? held
      : violated(
          "The answer differs from the one in another media type",
          excerpt(JSON.stringify(expectation.value)),
          excerpt(JSON.stringify(body.value) ?? "nothing"),
        );
  },
};
