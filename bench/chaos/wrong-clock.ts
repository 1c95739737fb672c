import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "@starfish-api/client";
import { chance } from "./random.ts";

const minute = 60_000;
const day = 1440 * minute;
/** By how much the clock of a process is wrong when it begins, in milliseconds: by more than anything is remembered. */
const errors = [-9 * day, -5 * minute, 0, 3 * minute, 9 * day];
/** By how much the clock of every third process is set while it works, and when at the latest, in milliseconds. */
const correction = 120 * minute;
const latestCorrection = 4000;

export interface WrongClock extends Clock {
  /** In milliseconds, at first. */
  readonly wrongBy: number;
  /** Settles when the clock was set, if it ever is. */
  readonly set: Promise<void>;
}

/**
 * The clock of a process: its time of day is wrong and may be set; what measures waits goes on evenly. `isFarOff`: each
 * process is ahead of those before it by more than anything is remembered.
 */
export function createWrongClock(seed: number, number: number, isFarOff: boolean): WrongClock {
  const pick = (what: string) => chance(seed, what, number);
  const likely = errors[Math.floor(pick("clock") * errors.length)] as number;
  const wrongBy = isFarOff ? number * 9 * day : likely;
  const isSet = pick("clock set") < 1 / 3;
  const delay = pick("clock set after") * latestCorrection;
  let error = wrongBy;
  const set = async () => {
    await wait(delay, undefined, { ref: false });
    error += pick("clock set by") < 0.5 ? correction : -correction;
  };
  return {
    wrongBy,
    set: isSet ? set() : new Promise(() => {}),
    now: () => Date.now() + error,
    monotonic: () => performance.now(),
    random: Math.random,
    setTimer(milliseconds, callback) {
      const timer = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}
