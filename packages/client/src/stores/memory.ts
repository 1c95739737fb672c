import { type Clock, monotonic, systemClock } from "../clock.ts";
import { InvalidOptionError } from "../errors.ts";
import type { Store } from "../store.ts";

/** For one process; gone when it ends. */
export function createMemoryStore(clock: Clock = systemClock): Store {
  if (typeof Object(clock).now !== "function") throw new InvalidOptionError("clock: expected a clock with now");
  const ends = new Map<string, number>();
  /** With how many keys the ended ones are looked for again: so each is looked at about once for every key that is kept. */
  let sweepAt = 64;

  const has = (key: string) => (ends.get(key) ?? Number.NEGATIVE_INFINITY) > monotonic(clock);
  const set = (key: string, milliseconds: number) => {
    ends.set(key, monotonic(clock) + milliseconds);
    if (ends.size < sweepAt) return;
    for (const [old, end] of ends) if (end <= monotonic(clock)) ends.delete(old);
    sweepAt = Math.max(64, 2 * ends.size);
  };
  return {
    add(key, milliseconds) {
      if (has(key)) return false;
      set(key, milliseconds);
      return true;
    },
    set,
    has,
    delete: (key) => ends.delete(key),
  };
}
