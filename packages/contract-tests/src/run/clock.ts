import { setTimeout } from "node:timers/promises";

/** Where a run gets its time from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = { now: () => Date.now(), sleep: (milliseconds) => setTimeout(milliseconds) };
