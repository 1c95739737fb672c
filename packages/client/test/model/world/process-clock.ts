import type { Clock } from "../../../src/index.ts";
import type { WorldTime } from "./world-time.ts";

/** The clock of one process: the time of day is wrong and is corrected; what waits are measured by is neither. */
export interface ProcessClock extends Clock {
  /** Corrects the time of day. */
  readonly step: (milliseconds: number) => void;
  /** No timer calls back any more. */
  readonly stop: () => void;
}

/** When the worlds begin: the first of June 2026. */
const beginning = 1_780_272_000_000;

export function createProcessClock(time: WorldTime, random: () => number, skew: number): ProcessClock {
  let wrong = skew;
  let isOver = false;
  return {
    now: () => beginning + time.now() + wrong,
    monotonic: () => 5_000_000 + time.now(),
    random,
    setTimer(milliseconds, callback) {
      return time.at(milliseconds, () => {
        if (!isOver) callback();
      });
    },
    step(milliseconds) {
      wrong += milliseconds;
    },
    stop() {
      isOver = true;
    },
  };
}
