import type { Clock } from "./clock.ts";

/** A function that resolves when the next request may be sent: at most so many a second, evenly spread. */
export function createRateLimit(requestsPerSecond: number | undefined, clock: Clock): () => Promise<void> {
  const gap = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  let free = 0;
  return async () => {
    const now = clock.now();
    const turn = Math.max(now, free);
    free = turn + gap;
    if (turn > now) {
      await clock.sleep(turn - now);
    }
  };
}
