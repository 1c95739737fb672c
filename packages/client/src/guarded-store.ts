import { type Clock, waitFor } from "./clock.ts";
import { messageOf, StoreError } from "./errors.ts";
import type { Store } from "./store.ts";

/** A store whose every operation settles, with what the interface promises or a StoreError. */
export interface GuardedStore {
  readonly add: (key: string, milliseconds: number) => Promise<boolean>;
  readonly set: (key: string, milliseconds: number) => Promise<void>;
  readonly has: (key: string) => Promise<boolean>;
  readonly delete: (key: string) => Promise<void>;
}

/** What a store is guarded with. */
export interface GuardTerms {
  readonly clock: Clock;
  /** How long an operation may take, in milliseconds. Default: 5000. */
  readonly limit?: number;
  /** What its failures are about. */
  readonly runID?: string;
}

/** Guards a store of the user's: one that hangs, throws or answers oddly is reported as that, and delays nothing for long. */
export function guardStore(store: Store, { clock, limit = 5000, runID }: GuardTerms): GuardedStore {
  function call(name: keyof Store, ...input: [string, number?]): Promise<unknown> {
    const timeout = () => new StoreError(`the store's ${name} gave no answer within ${limit / 1000} s`, { runID });
    const operate = store[name] as (...input: unknown[]) => unknown;
    return waitFor<unknown>({ clock, limit, timeout, signal: undefined }, (resolve, reject) => {
      // What is thrown at once is as what is rejected.
      new Promise((settle) => settle(operate.apply(store, input))).then(resolve, reject);
      return undefined;
    }).catch((error: unknown) => {
      if (error instanceof StoreError) throw error;
      throw new StoreError(`the store's ${name} failed: ${messageOf(error)}`, { runID, cause: error });
    });
  }
  async function ask(name: "add" | "has", ...input: [string, number?]): Promise<boolean> {
    const answer = await call(name, ...input);
    if (typeof answer === "boolean") return answer;
    throw new StoreError(
      `the store's ${name} gave ${answer === null ? "null" : typeof answer}; expected true or false`,
      { runID },
    );
  }
  return {
    add: (key, milliseconds) => ask("add", key, milliseconds),
    has: (key) => ask("has", key),
    async set(key, milliseconds) {
      await call("set", key, milliseconds);
    },
    async delete(key) {
      await call("delete", key);
    },
  };
}
