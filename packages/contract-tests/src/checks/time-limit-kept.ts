import type { Check } from "../types.ts";
import { held, notApplicable, violated } from "./ruling.ts";

export const timeLimitKept: Check = {
  id: "time-limit-kept",
  why: "A caller who waits too long gives up, and then does not know whether the job has started.",
  fix: "Answer sooner, or agree on a longer time limit with the callers.",
  blame: "server",
  evidence: "assumed",
  rule: ({ durationMilliseconds, expectation }) => {
    const limit = expectation?.timeLimitMilliseconds;
    if (limit === undefined || durationMilliseconds === undefined) {
      return notApplicable("there is no time limit");
    }
    return durationMilliseconds <= limit
      ? held
      : violated("The answer took too long", `${limit} ms`, `${Math.round(durationMilliseconds)} ms`);
  },
};
