import type { Store } from "../../../src/index.ts";
import { nameOfKey } from "../names.ts";
import type { Operation, Trouble } from "../plan.ts";
import type { Host } from "./host.ts";
import type { World } from "./world.ts";

/** The store that all processes share. */
export interface SharedStore {
  readonly openFor: (host: Host) => Store;
  readonly has: (key: string) => boolean;
  /** Another server takes over that has not got what was written last, for so many milliseconds. */
  readonly failOver: (milliseconds: number) => void;
}

interface Write {
  readonly at: number;
  readonly key: string;
  /** When it would have ended before; undefined where it was not there. */
  readonly before: number | undefined;
}

/**
 * After how long an operation can take effect that never answers, in milliseconds. What keeps deliveries apart rests on
 * five seconds (decision 18), what keeps starts apart on nothing.
 */
const lateness = (key: string) => (/^starfish-(?:working|delivered):/.test(key) ? 4500 : 20_000);

const verbs = { add: "adds", set: "sets", has: "looks for", delete: "deletes" } as const;

export function createSharedStore({ time, random, disturbances, story, promises }: World): SharedStore {
  const ends = new Map<string, number>();
  const writes: Write[] = [];
  const has = (key: string) => (ends.get(key) ?? Number.NEGATIVE_INFINITY) > time.now();
  const put = (key: string, end: number | undefined) => {
    writes.push({ at: time.now(), key, before: ends.get(key) });
    if (end === undefined) ends.delete(key);
    else ends.set(key, end);
  };

  function operate(operation: Operation, key: string, milliseconds: number): unknown {
    if (operation === "has") return has(key);
    if (operation === "delete") {
      put(key, undefined);
      promises.removed(key);
      return undefined;
    }
    if (operation === "add" && has(key)) return false;
    put(key, time.now() + milliseconds);
    promises.written(key);
    return operation === "add" ? true : undefined;
  }

  function remote(host: Host, operation: Operation, key: string, milliseconds: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (host.isDead()) return;
      const trouble: Trouble | undefined = disturbances.troubleOf(operation, host.slot);
      const isBefore = trouble === "fails before" || trouble === "hangs before";
      if (trouble !== undefined && operation === "set") promises.writingFailed(key, host);
      time.at(trouble === "is late" ? random.below(lateness(key)) : random.below(50), () => {
        const output = isBefore ? undefined : operate(operation, key, milliseconds);
        const { order, name } = nameOfKey(key);
        const said = trouble ?? String(output ?? "done");
        story.note(`${host.name} ${verbs[operation]} ${name}: ${said}`, {
          order,
          topic: `${host.name} ${operation} ${key}`,
        });
        if (operation === "add" && output === true && key.startsWith("starfish-sent:")) host.reach("mark");
        time.at(random.below(50), () => {
          if (host.isDead()) return;
          if (trouble === undefined) resolve(output);
          else if (trouble.startsWith("fails")) reject(new Error("the store is away"));
        });
      });
    });
  }

  return {
    has,
    openFor: (host) => ({
      add: (key, milliseconds) => remote(host, "add", key, milliseconds) as Promise<boolean>,
      set: (key, milliseconds) => remote(host, "set", key, milliseconds),
      has: (key) => remote(host, "has", key, 0) as Promise<boolean>,
      delete: (key) => remote(host, "delete", key, 0),
    }),
    failOver(milliseconds) {
      const lost = new Set<string>();
      for (let write = writes.pop(); write !== undefined; write = writes.pop()) {
        if (write.at < time.now() - milliseconds) break;
        if (has(write.key)) lost.add(write.key);
        if (write.before === undefined) ends.delete(write.key);
        else ends.set(write.key, write.before);
      }
      const missing = [...lost].filter((key) => !has(key));
      for (const key of lost) promises.lost(key);
      story.note(`the store loses ${missing.map((key) => nameOfKey(key).name).join(", ") || "nothing"}`);
    },
  };
}
