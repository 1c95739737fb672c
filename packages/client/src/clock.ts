/** Time and chance, so that a test can hold them. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back once, and returns what prevents it. */
  readonly setTimer: (milliseconds: number, callback: () => void) => () => void;
  /** At least 0 and below 1. */
  readonly random: () => number;
}

export const systemClock: Clock = {
  now: Date.now,
  setTimer(milliseconds, callback) {
    // Beyond its largest delay, of 24 days, setTimeout would call back at once.
    const timer = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
