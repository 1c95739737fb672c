import { endOf, type Run } from "../jobs/run.ts";
import type { RunStore } from "./run-store.ts";

export interface MemoryStoreOptions {
  /** When there are more, those that were started first and have ended are forgotten. */
  readonly maximumRuns: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How many runs that cannot be forgotten yet are passed over. */
const longestLook = 100;

/** Keeps runs as long as the process lives. */
export function createMemoryStore({ maximumRuns, now }: MemoryStoreOptions): RunStore {
  const runs = new Map<number, Run>();
  const byID = new Map<string, readonly Run[]>();
  const owing = new Set<Run>();
  let added = 0;

  const forget = (run: Run): void => {
    runs.delete(run.key);
    const id = run.runID ?? "";
    const others = byID.get(id)?.filter((other) => other !== run) ?? [];
    if (others.length === 0) {
      byID.delete(id);
    } else {
      byID.set(id, others);
    }
  };

  const forgetOldest = (): void => {
    let looked = 0;
    for (const run of runs.values()) {
      if (endOf(run) <= now() && !owing.has(run)) {
        forget(run);
        return;
      }
      looked++;
      if (looked === longestLook) {
        return;
      }
    }
  };

  return {
    get added() {
      return added;
    },
    add: (run) => {
      added++;
      runs.set(run.key, run);
      const id = run.runID ?? "";
      byID.set(id, [...(byID.get(id) ?? []), run]);
      if (run.webHookURL !== null) {
        owing.add(run);
      }
      if (runs.size > maximumRuns) {
        forgetOldest();
      }
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
    },
  };
}
