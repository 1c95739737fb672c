import { type Clock, monotonic, waitFor } from "../clock.ts";

/** Those who wait for one thing, each until its own deadline or abort; none of them disturbs another. */
export interface Waiters<Value> {
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined, timeout: () => Error) => Promise<Value>;
  readonly size: () => number;
  /** When each of them gives up, by the clock's `monotonic`; `Infinity` for never. */
  readonly deadlines: () => readonly number[];
  /** Gives all who wait now the same end. Those who come later wait again. */
  readonly settle: (outcome: Promise<Value>) => void;
}

/** `onLeave` is called when one has gone by itself. */
export function createWaiters<Value>(clock: Clock, onLeave: () => void): Waiters<Value> {
  const waiting = new Map<(outcome: Promise<Value>) => void, number>();
  return {
    wait: (limit, signal, timeout) =>
      waitFor({ clock, limit, timeout, signal }, (resolve) => {
        waiting.set(resolve, monotonic(clock) + limit);
        return () => {
          waiting.delete(resolve);
          onLeave();
        };
      }),
    size: () => waiting.size,
    deadlines: () => [...waiting.values()],
    settle(outcome) {
      // Where nobody waits, nobody else would look at it.
      outcome.catch(() => {});
      const all = [...waiting.keys()];
      waiting.clear();
      for (const resolve of all) resolve(outcome);
    },
  };
}
