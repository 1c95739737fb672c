import type { Check } from "../judgement.ts";
import { notApplicable, unlessViolated } from "./ruling.ts";

export const timeLimitKept: Check = {
  id: "time-limit-kept",
  why: "A caller who waits too long gives up, and then does not know whether the job has started.",
  fix: "Answer sooner, or agree on a longer time limit with the callers.",
  blame: "server",
  evidence: "assumed",
  rule: ({ durationMilliseconds, expectation, operation }) => {
    const limit = expectation?.timeLimitMilliseconds;
    if (limit === undefined || durationMilliseconds === undefined || operation?.answersAtEnd) {
      return notApplicable("there is no time limit, or the answer waits for a job");
    }
    const message = "The answer took too long";
    const found = `${Math.round(durationMilliseconds)} ms`;
    const evidence = expectation?.timeLimitEvidence ?? "assumed";
    return unlessViolated(durationMilliseconds <= limit ? [] : [{ message, expected: `${limit} ms`, found, evidence }]);
  },
};
