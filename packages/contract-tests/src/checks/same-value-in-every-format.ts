import type { Check } from "../judgement.ts";
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
  rule: ({ contract, expectation, response: { body } }) => {
    if (expectation?.value === undefined) {
      return notApplicable("there is no other answer to compare with");
    }
    if (body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const wrong = contract.validateValue(body.schema, expectation.value, "response").map(({ path }) => path);
    const differences = findDifferences(expectation.value, body.value);
    const own = differences.filter(({ path }) => !wrong.some((each) => path === each || path.startsWith(`${each}/`)));
    if (own.length === 0 && differences.length > 0) {
      return notApplicable("the earlier answer is reported where they differ");
    }
    return unlessViolated(
      own.map(({ path, left, right }) => ({
        message: `${path === "" ? "The answer" : path} differs from the earlier answer about the same`,
        expected: excerpt(JSON.stringify(left) ?? "nothing"),
        found: excerpt(JSON.stringify(right) ?? "nothing"),
      })),
    );
  },
};
