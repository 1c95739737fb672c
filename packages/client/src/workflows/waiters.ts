import type { Clock } from "../clock.ts";

/** Those who wait for one thing, each until its own deadline or abort; none of them disturbs another. */
export interface Waiters<Value> {
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined, timeout: () => Error) => Promise<Value>;
  readonly size: () => number;
  /** When each of them gives up, in milliseconds since 1970; `Infinity` for never. */
  readonly deadlines: () => readonly number[];
  /** Gives all who wait now the same end. Who comes later waits anew. */
  readonly settle: (outcome: Promise<Value>) => void;
}

export function createWaiters<Value>(clock: Clock): Waiters<Value> {
  const waiting = new Map<(outcome: Promise<Value>) => void, number>();
  return {
    wait: (milliseconds, signal, timeout) =>
      new Promise<Value>((resolve) => {
        const end = (outcome: Promise<Value>) => {
          waiting.delete(end);
          cancel();
          signal?.removeEventListener("abort", onAbort);
          resolve(outcome);
        };
        const onAbort = () => end(Promise.reject(signal?.reason));
        const cancel =
          milliseconds === Number.POSITIVE_INFINITY
            ? () => {}
            : clock.setTimer(milliseconds, () => end(Promise.reject(timeout())));
        waiting.set(end, clock.now() + milliseconds);
        if (signal?.aborted) onAbort();
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
    size: () => waiting.size,
    deadlines: () => [...waiting.values()],
    settle(outcome) {
      // Where nobody waits, nobody else would look at it.
      outcome.catch(() => {});
      for (const end of [...waiting.keys()]) end(outcome);
    },
  };
}
