import { endOf, type Run } from "../jobs/run.ts";
import type { RunStore } from "./run-store.ts";

export interface MemoryStoreOptions {
  /** When there are more, those that were started first and have ended are forgotten. */
  readonly maximumRuns: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How many runs that cannot be forgotten yet are passed over at once. */
const longestLook = 100;
/** How much of the queue may have been dealt with before it is cut off. */
const longestPast = 1_000;

/** Keeps runs as long as the process lives. */
export function createMemoryStore({ maximumRuns, now }: MemoryStoreOptions): RunStore {
  const runs = new Map<number, Run>();
  const byID = new Map<string, Run[]>();
  const owing = new Set<Run>();
  /** Each run that is kept, from `next` on. A Map would look for its first behind all that were deleted. */
  let queue: Run[] = [];
  let next = 0;
  let added = 0;

  const forget = (run: Run): void => {
    runs.delete(run.key);
    const id = run.runID ?? "";
    const sameID = byID.get(id) ?? [];
    if (sameID.length === 1) {
      byID.delete(id);
    } else {
      sameID.splice(sameID.indexOf(run), 1);
    }
  };

  /** Those that are passed over have their turn again after all others. */
  const forgetOldest = (): void => {
    const mostLooks = Math.min(longestLook, runs.size);
    for (let looks = 0; looks < mostLooks && runs.size > maximumRuns; looks++) {
      const run = queue[next];
      if (run === undefined) {
        break;
      }
      next++;
      if (endOf(run) <= now() && !owing.has(run)) {
        forget(run);
      } else {
        queue.push(run);
      }
    }
    if (next >= longestPast) {
      queue = queue.slice(next);
      next = 0;
    }
  };

  return {
    get added() {
      return added;
    },
    add: (run) => {
      added++;
      runs.set(run.key, run);
      queue.push(run);
      const id = run.runID ?? "";
      const sameID = byID.get(id);
      if (sameID === undefined) {
        byID.set(id, [run]);
      } else {
        sameID.push(run);
      }
      if (run.webHookURL !== null) {
        owing.add(run);
      }
      forgetOldest();
    },
    find: (runID) => byID.get(runID) ?? [],
    list: () => [...runs.values()],
    owingWebhook: () => [...owing],
    settleWebhook: (run) => {
      owing.delete(run);
    },
    close: () => {
      runs.clear();
      byID.clear();
      owing.clear();
      queue = [];
      next = 0;
    },
  };
}
