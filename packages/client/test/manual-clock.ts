import { vi } from "vitest";
import type { Clock } from "../src/index.ts";

export interface ManualClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly waits: number[];
  /** Lets time pass, timers in their order, and what follows from each settle. */
  readonly advance: (milliseconds: number) => Promise<void>;
}

/** A clock that stands still until it is moved. `random` is always 0 unless it is given. */
export function manualClock(random: () => number = () => 0): ManualClock {
  let now = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const waits: number[] = [];
  const clock: ManualClock = {
    waits,
    now: () => now,
    random,
    setTimer(milliseconds, callback) {
      waits.push(milliseconds);
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settled();
      for (let next = first(end); next !== undefined; next = first(end)) {
        now = next.at;
        timers = timers.filter((timer) => timer !== next);
        next.callback();
        await settled();
      }
      now = end;
    },
  };
  const first = (end: number) => timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  return clock;
}

/** The same passing of time, with a time of day that is corrected: waits are not measured by it. */
export function correctedClock(clock: ManualClock): ManualClock & { readonly correct: (milliseconds: number) => void } {
  let correction = 0;
  return {
    ...clock,
    now: () => clock.now() + correction,
    monotonic: clock.now,
    correct(milliseconds) {
      correction += milliseconds;
    },
  };
}

/** A turn of the event loop runs every promise that can go on; a file that the client loads meanwhile takes more. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await vi.dynamicImportSettled();
}
