import { notApplicable, notChecked, unlessViolated } from "../../checks/ruling.ts";
import type { Check } from "../../judgement.ts";
import { rowsOf } from "./counters-not-negative.ts";

/** Milliseconds that the clocks of two machines may differ by; a wrong time zone is off by more. */
const tolerance = 10 * 60_000;
/** The furthest that a local time is from UTC's, in milliseconds. */
const maxOffset = 14 * 3_600_000;

export const startTimePlausible: Check = {
  id: "start-time-plausible",
  why: "A start that lies hours away from the request that caused it is a time in another zone than it says, or none at all.",
  fix: "Write the time at which the run was started: local times without an offset, or with the offset that they are in.",
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
        .filter((time): time is string => typeof time === "string" && /^\d{4}-\d\d-\d\dT/.test(time))
        .filter((time) => distanceOf(time, around) > tolerance)
        .map((time) => ({
          message: "The run started at another time than it was asked for",
          expected: `about ${new Date(around).toISOString()}`,
          found: time,
        })),
    );
  },
};

/** Of a time without an offset, from the nearest that it can stand for. */
function distanceOf(time: string, around: number): number {
  const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/.test(time);
  const distance = Math.abs(Date.parse(hasOffset ? time : `${time}Z`) - around);
  return hasOffset ? distance : Math.max(0, distance - maxOffset);
}
