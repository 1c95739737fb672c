import { type Clock, systemClock } from "../clock.ts";

/**
 * What remembers deliveries. Any key-value store with a time to live fits: Redis with `SET key value NX PX`, a table with
 * a unique key. Processes that share one recognise each other's deliveries.
 */
export interface DeliveryStore {
  /** Keeps a key until its time is over; false where it is there already. Of two at the same time, one gets true. */
  readonly add: (key: string, milliseconds: number) => boolean | Promise<boolean>;
  readonly has: (key: string) => boolean | Promise<boolean>;
  readonly delete: (key: string) => unknown;
}

/** The key under which a store knows that a run's end was delivered and told. */
export function deliveryKey(runID: string): string {
  return `starfish-delivered:${runID.toLowerCase()}`;
}

/** For one process; gone when it ends. */
export function createMemoryStore(clock: Clock = systemClock): DeliveryStore {
  const ends = new Map<string, number>();
  const isThere = (key: string) => (ends.get(key) ?? Number.NEGATIVE_INFINITY) > clock.now();
  return {
    add(key, milliseconds) {
      if (isThere(key)) return false;
      for (const [old, end] of ends) if (end <= clock.now()) ends.delete(old);
      ends.set(key, clock.now() + milliseconds);
      return true;
    },
    has: isThere,
    delete: (key) => ends.delete(key),
  };
}
