import type { Clock } from "./clock.ts";

/** Decides when the next request may be sent. */
export interface RateLimit {
  /** Resolves when it may: at most so many a second, evenly spread. */
  wait(): Promise<void>;
  /**
   * Nothing is sent for so many milliseconds, and what follows comes at half the rate, at most once for each pause. None at
   * all changes nothing.
   */
  pause(milliseconds: number): void;
  /** What follows comes at the first rate again. */
  resume(): void;
}

/** In milliseconds. */
const [firstGap, maxGap] = [25, 1000];

export function createRateLimit(requestsPerSecond: number | undefined, clock: Clock): RateLimit {
  const usualGap = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  let gap = usualGap;
  let free = 0;
  let pauseEnd = 0;
  return {
    wait: async () => {
      const now = clock.now();
      const turn = Math.max(now, free);
      free = turn + gap;
      if (turn > now) {
        await clock.sleep(turn - now);
      }
    },
    pause: (milliseconds) => {
      const now = clock.now();
      if (milliseconds > 0 && now >= pauseEnd) {
        gap = Math.max(gap, Math.min(maxGap, Math.max(2 * gap, firstGap)));
      }
      pauseEnd = Math.max(pauseEnd, now + milliseconds);
      free = Math.max(free, pauseEnd);
    },
    resume: () => {
      gap = usualGap;
    },
  };
}
