import type { Store } from "../../../src/index.ts";
import type { Delivered } from "../../../src/webhooks/deliveries.ts";

/** A mistake, put into the store, the work or the answer of a process. */
export interface Plant {
  readonly store?: (store: Store) => Store;
  readonly work?: (work: () => Promise<void>, store: Store, key: string) => () => Promise<void>;
  readonly isAcknowledged?: (outcome: Delivered) => boolean;
  readonly terms?: { readonly lease: number };
}

const isLease = (key: string) => key.includes("working");

/** Mistakes that were made, here or elsewhere; the exploration finds each. */
export const plants: Readonly<Record<string, Plant>> = {
  "the lease is never renewed": {
    store: (store) => ({ ...store, set: (key, time) => (isLease(key) ? undefined : store.set(key, time)) }),
  },
  "the key is written before onRun": {
    work: (work, store, key) => async () => {
      await store.set(key, 1e9);
      await work();
    },
  },
  "a delivery of what is worked on is acknowledged": { isAcknowledged: () => true },
  "it is not looked again under the lease whether the run was told": {
    store: (store) => ({ ...store, has: () => false }),
  },
  "add is a question and an answer": {
    store: (store) => ({
      ...store,
      add: async (key, time) => {
        if (await store.has(key)) return false;
        await store.set(key, time);
        return true;
      },
    }),
  },
  "the lease is let go before the key is written": {
    store: (store) => ({
      ...store,
      set: async (key, time) => {
        if (isLease(key)) return store.set(key, time);
        await store.delete(key.replace("delivered", "working"));
        return store.set(key, time);
      },
    }),
  },
  "a failure of onRun counts as told": { work: (work) => () => work().catch(() => {}) },
  "the lease is as long as the address lives": { terms: { lease: 604_800_000 } },
  "no lease is taken": {
    store: (store) => ({ ...store, add: () => true }),
  },
  "what was told is remembered by the process alone": {
    store: (store) => ({ ...store, set: (key, time) => (isLease(key) ? store.set(key, time) : undefined) }),
  },
  "a lease that could not be taken is taken for one that was": {
    store: (store) => ({
      ...store,
      add: async (key, time) => await Promise.resolve(store.add(key, time)).catch(() => true),
    }),
  },
};
