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

/** The limit of a wait without one, in milliseconds. */
export const forever: number = Number.POSITIVE_INFINITY;

/** What ends a wait from outside. */
export interface WaitLimits {
  readonly clock: Clock;
  /** In milliseconds. */
  readonly limit: number;
  /** What to reject with when the limit is reached. */
  readonly timeout: () => Error;
  /** Ends the wait with its reason. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits for what `begin` starts to settle, up to the limit or an abort. `begin` returns what lets its work go when the
 * wait is ended from outside; nothing depends on the work heeding it, and what it gives later is dropped.
 */
export function waitFor<Value>(
  { clock, limit, timeout, signal }: WaitLimits,
  begin: (
    resolve: (value: Value | PromiseLike<Value>) => void,
    reject: (error: unknown) => void,
  ) => ((reason: unknown) => void) | undefined,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    if (limit <= 0) return reject(timeout());
    const stop = () => {
      cancelTimer?.();
      signal?.removeEventListener("abort", onAbort);
    };
    const end = (reason: unknown) => {
      stop();
      reject(reason);
      letGo?.(reason);
    };
    const onAbort = () => end(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    const cancelTimer = limit === forever ? undefined : clock.setTimer(limit, () => end(timeout()));
    const letGo = begin(
      (value) => {
        stop();
        resolve(value);
      },
      (error) => {
        stop();
        reject(error);
      },
    );
  });
}
