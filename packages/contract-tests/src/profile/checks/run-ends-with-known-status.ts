import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";

export const runEndsWithKnownStatus: Check = {
  id: "run-ends-with-known-status",
  why: "A caller who waits for Complete or Failed waits for ever where a run ends with neither.",
  fix: "Give every run that has ended the status Complete or Failed.",
  blame: "server",
  evidence: "documented",
  rule: ({ contract, expectation, response: { body }, status }) => {
    if (expectation?.hasEnded !== true || status !== 200) {
      return notApplicable("the run need not have ended, or the answer is an error");
    }
    if (body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const terminal = terminalWords(contract.schemas["resultsResponse"]?.properties?.["status"]?.["x-terminal"]);
    return unlessViolated(
      (Array.isArray(body.value) ? body.value : [])
        .map((row: { readonly status?: unknown } | null) => row?.status)
        .filter((word) => typeof word !== "string" || !terminal.includes(word))
        .map((word) => ({
          message: "The run has not ended in time with a known status",
          expected: terminal.join(" or "),
          found: JSON.stringify(word) ?? "no status",
        })),
    );
  },
};

function terminalWords(words: unknown): string[] {
  return typeof words === "object" && words !== null ? Object.keys(words) : [];
}
