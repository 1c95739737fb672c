/** Where the sandbox gets its time from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when the time has passed, or at once when the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The longest time that a timer of Node.js takes. */
const longestTimer = 2 ** 31 - 1;

/**
 * A clock that begins at the real time and runs `speed` times as fast: 1 is real time, 1000 makes two seconds of a job
 * two milliseconds of a test.
 */
export function createClock(speed = 1): Clock {
  const realStart = Date.now();
  const now = (): number => (speed === 1 ? Date.now() : realStart + (performance.now() - monotonicStart) * speed);
  const monotonicStart = performance.now();
  return {
    now,
    sleep: async (milliseconds, signal) => {
      const end = now() + milliseconds;
      for (let left = milliseconds; left > 0 && !signal?.aborted; left = end - now()) {
        await waitReal(Math.min(left / speed, longestTimer), signal);
      }
    },
  };
}

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves the time on, and wakes what slept until then, in order. */
  advance(milliseconds: number): Promise<void>;
}

export function createManualClock(start: number = Date.UTC(2026, 0, 2, 3, 4, 5)): ManualClock {
  let time = start;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (milliseconds <= 0 || signal?.aborted) {
          resolve();
          return;
        }
        const sleeper = { until: time + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
    advance: async (milliseconds) => {
      const end = time + milliseconds;
      await settle();
      for (let next = earliest(sleepers, end); next !== undefined; next = earliest(sleepers, end)) {
        sleepers.delete(next);
        time = next.until;
        next.wake();
        await settle();
      }
      time = end;
    },
  };
}

function earliest<T extends { readonly until: number }>(sleepers: ReadonlySet<T>, end: number): T | undefined {
  return [...sleepers].filter(({ until }) => until <= end).toSorted((a, b) => a.until - b.until)[0];
}

/** Lets everything run that has been woken. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function waitReal(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener("abort", finish);
  });
}
