import { createMemoryStore, type Store } from "../../src/index.ts";
import type { Random } from "./random.ts";
import type { WorldTime } from "./world-time.ts";

export interface SharedKeys {
  /** The store as one process sees it: slow, and failing before or after it has done what it was asked for. */
  readonly openFor: (isDead: () => boolean) => Store;
}

export function createSharedKeys(time: WorldTime, random: Random, isStormy: () => boolean): SharedKeys {
  const clock = { now: time.now, random: random.next, setTimer: time.at };
  const keys = createMemoryStore(clock);
  return {
    openFor(isDead) {
      const remote =
        <Input extends unknown[], Output>(operate: (...input: Input) => Output) =>
        (...input: Input): Promise<Output> =>
          new Promise((resolve, reject) => {
            if (isDead()) return;
            const trouble = isStormy() && random.isLucky(0.1) ? random.pick(["before", "after", "hangs"]) : "none";
            time.at(random.below(trouble === "hangs" ? 20_000 : 50), () => {
              const output = trouble === "before" ? undefined : operate(...input);
              time.at(random.below(50), () => {
                if (isDead() || trouble === "hangs") return;
                if (trouble === "none") resolve(output as Output);
                else reject(new Error("the store is away"));
              });
            });
          });
      return {
        add: remote(keys.add as (key: string, milliseconds: number) => boolean),
        set: remote(keys.set),
        has: remote(keys.has as (key: string) => boolean),
        delete: remote(keys.delete),
      };
    },
  };
}
