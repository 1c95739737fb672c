import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../types.ts";
import { rowsOf } from "./counters-not-negative.ts";

/** Milliseconds that the clocks of two machines may differ by; a wrong time zone is off by more. */
const tolerance = 10 * 60_000;

export const startTimePlausible: Check = {
  id: "start-time-plausible",
  why: "A start that lies hours away from the request that caused it is a time in another zone than it says.",
  fix: "Write local times without an offset, or with the offset that they are in.",
  blame: "server",
  evidence: "observed",
  rule: (subject) => {
    const around = subject.expectation?.startedAround;
    const rows = rowsOf(subject);
    if (around === undefined || rows === undefined) {
      return notApplicable("nobody knows when the run was started, or the answer has no rows");
    }
    if (subject.response.body.kind !== "read") {
      return notChecked("the answer could not be read");
    }
    const times = rows.map((row) =>
      typeof row === "object" && row !== null && "startTime" in row ? row.startTime : "",
    );
    return unlessViolated(
      times
        .filter((time): time is string => typeof time === "string" && /(?:Z|[+-]\d\d:\d\d)$/.test(time))
        .filter((time) => Math.abs(Date.parse(time) - around) > tolerance)
        .map((time) => ({
          message: "The run started at another time than it was asked for",
          expected: `about ${new Date(around).toISOString()}`,
          found: time,
        })),
    );
  },
};
