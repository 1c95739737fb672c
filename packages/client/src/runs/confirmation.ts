import { type Clock, forever, monotonic } from "../clock.ts";
import type { RunVerdict } from "./status.ts";

/** Which word of an end is believed: of a chain the second in a row, for its later jobs may have no row at first. */
export interface Confirmation {
  /** Takes the verdict of an answer, and says whether the end that it tells is believed. */
  readonly believes: (verdict: RunVerdict) => boolean;
  /** When the Results are wanted for a second word; empty where there was no first one. */
  readonly moments: () => readonly number[];
}

/** How soon an answer that says that a chain has ended is confirmed by a second one, in milliseconds. */
const confirmation = 2000;
/** How soon an answer at its own turn counts as that second one. */
const soonest = 1500;
/** The same where those who wait are about to be polled for the last time: nobody is sent away because a second word is missing. */
const hasty = 50;

/** `lastPollAt` is when those who wait are polled for the last time before the first of them gives up. */
export function createConfirmation(clock: Clock, chainJobs: boolean, lastPollAt: () => number): Confirmation {
  /** How many answers in a row have said that the run has ended, and when the last did. */
  let words = 0;
  let heardAt = forever;
  const isHurried = () => lastPollAt() <= heardAt + confirmation;
  const isSecond = () => {
    const since = monotonic(clock) - heardAt;
    return since >= soonest || (isHurried() && since >= hasty);
  };
  return {
    believes(verdict) {
      if (verdict === "running") {
        words = 0;
        heardAt = forever;
      } else if (words === 0 || isSecond()) {
        words += 1;
        heardAt = monotonic(clock);
      }
      return words > Number(chainJobs);
    },
    moments: () => (words === 0 ? [] : [heardAt + (isHurried() ? hasty : confirmation)]),
  };
}
