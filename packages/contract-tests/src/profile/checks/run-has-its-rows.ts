import { held, notApplicable, notChecked, violated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const runHasItsRows: Check = {
  id: "run-has-its-rows",
  why: "A run that was accepted and has no row never happened; one with too many rows happened twice.",
  fix: "Carry out every accepted start once, and give one row for each of its jobs.",
  blame: "server",
  evidence: "documented",
  rule: ({ expectation, response: { body }, status }) => {
    const rows = expectation?.rows;
    if (rows === undefined || status !== 200) {
      return notApplicable("nothing is known of the run, or the answer is an error");
    }
    if (body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const found = Array.isArray(body.value) ? body.value.length : 0;
    const { minimum, maximum } = rows;
    return found >= minimum && found <= maximum
      ? held
      : violated(
          "The run has another number of rows than jobs that were started",
          minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`,
          `${found}`,
        );
  },
};
