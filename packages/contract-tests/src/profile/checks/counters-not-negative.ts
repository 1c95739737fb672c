import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check, Subject } from "../../judgement.ts";

export const countersNotNegative: Check = {
  id: "counters-not-negative",
  why: "No job moves fewer rows than none: a count below zero is a counter that ran over.",
  fix: "Count in a type that is wide enough.",
  blame: "server",
  evidence: "observed",
  rule: (subject) => {
    const rows = rowsOf(subject);
    if (rows === undefined) {
      return notApplicable("the answer has no rows");
    }
    if (subject.response.body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    return unlessViolated(
      rows.flatMap((row, index) =>
        Object.entries(typeof row === "object" && row !== null ? row : {})
          .filter((member): member is [string, number] => typeof member[1] === "number" && member[1] < 0)
          .map(([name, count]) => ({
            message: `/${index}/${name} is below zero`,
            expected: "0 or more",
            found: String(count),
          })),
      ),
    );
  },
};

/** The rows of Results; the one of a run that was waited for. Undefined where the answer is another. */
export function rowsOf({ operation, response: { body }, status }: Subject): readonly unknown[] | undefined {
  if (status !== 200 || !(operation?.id === "getResults" || operation?.answersAtEnd)) {
    return undefined;
  }
  if (body.kind !== "read") {
    return [];
  }
  return Array.isArray(body.value) ? body.value : [body.value];
}
