/** Time and chance, so that a test can hold them. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Milliseconds since any moment, which no correction of the system's clock moves: every wait is measured by it. Default:
   * `now`.
   */
  readonly monotonic?: (() => number) | undefined;
  /** Calls back once, and returns what prevents it. */
  readonly setTimer: (milliseconds: number, callback: () => void) => () => void;
  /** As `setTimer`, for what nobody waits for: the process may end before it calls back. Default: `setTimer`. */
  readonly setBackgroundTimer?: Clock["setTimer"] | undefined;
  /** At least 0 and below 1. */
  readonly random: () => number;
}

export const systemClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  setTimer(milliseconds, callback) {
    // Beyond its largest delay, of 24 days, setTimeout would call back at once.
    const timer = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
  setBackgroundTimer(milliseconds, callback) {
    const timer: unknown = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1));
    // A number in browsers, which have no process that it would hold.
    (timer as { readonly unref?: () => void }).unref?.();
    return () => clearTimeout(timer as number);
  },
  random: Math.random,
};

/** The time by which waits are measured. */
export function monotonic(clock: Clock): number {
  return clock.monotonic?.() ?? clock.now();
}

/** Calls back for what nobody waits for; returns what prevents it. */
export function setBackgroundTimer(clock: Clock, milliseconds: number, callback: () => void): () => void {
  if (clock.setBackgroundTimer === undefined) return clock.setTimer(milliseconds, callback);
  return clock.setBackgroundTimer(milliseconds, callback);
}

const listening = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal aborts; gives what ends that. However many wait for one signal, it has one listener: with
 * thousands of its own, each that comes or goes would make it look through all of them.
 */
export function listen(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = listening.get(signal) ?? begin(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0 || listening.get(signal) !== callbacks) return;
    listening.delete(signal);
    signal.removeEventListener("abort", fan);
  };
}

function begin(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  listening.set(signal, callbacks);
  signal.addEventListener("abort", fan);
  return callbacks;
}

function fan(this: AbortSignal): void {
  const callbacks = listening.get(this) ?? [];
  listening.delete(this);
  this.removeEventListener("abort", fan);
  for (const callback of callbacks) callback();
}

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
    let cancelTimer: (() => void) | undefined;
    let forget: (() => void) | undefined;
    const stop = () => {
      cancelTimer?.();
      forget?.();
    };
    let letGo: ((reason: unknown) => void) | undefined;
    let ended: { readonly reason: unknown } | undefined;
    const isOver = () => ended !== undefined;
    const end = (reason: unknown) => {
      stop();
      reject(reason);
      ended = { reason };
      letGo?.(reason);
    };
    const onAbort = () => end(signal?.reason);
    forget = signal && listen(signal, onAbort);
    if (limit !== forever) cancelTimer = clock.setTimer(limit, () => end(timeout()));
    // A clock of a test's may call back at once.
    if (isOver()) return;
    const fail = (error: unknown) => {
      stop();
      reject(error);
    };
    const succeed = (value: Value | PromiseLike<Value>) => {
      stop();
      resolve(value);
    };
    try {
      letGo = begin(succeed, fail);
    } catch (error) {
      fail(error);
    }
    // What is begun may itself abort the wait.
    if (ended !== undefined) letGo?.(ended.reason);
  });
}
