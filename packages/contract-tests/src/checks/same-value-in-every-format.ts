import type { Check } from "../types.ts";
import { findDifferences } from "./difference.ts";
import { excerpt, notApplicable, notChecked, unlessViolated } from "./ruling.ts";

export const sameValueInEveryFormat: Check = {
  id: "same-value-in-every-format",
  why: "A caller who asks again, or changes from JSON to XML, must not read another result of a run that has ended.",
  fix: "Write every media type from the same value, and change nothing of a run that has ended.",
  blame: "server",
  evidence: "observed",
  yieldsTo: [
    "response-body-matches-schema",
    "response-xml-valid",
    "run-id-echoed",
    "run-has-its-rows",
    "response-charset-right",
  ],
  rule: ({ expectation, response: { body } }) => {
    if (expectation?.value === undefined) {
      return notApplicable("there is no other answer to compare with");
    }
    if (body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    return unlessViolated(
      findDifferences(expectation.value, body.value).map(({ path, left, right }) => ({
        message: `${path === "" ? "The answer" : path} differs from the earlier answer about the same`,
        expected: excerpt(JSON.stringify(left) ?? "nothing"),
        found: excerpt(JSON.stringify(right) ?? "nothing"),
      })),
    );
  },
};
