import { endOf, type Run } from "../jobs/run.ts";
import type { RunStore } from "./run-store.ts";

export interface MemoryStoreOptions {
  /** When there are more, those that were started first and have ended are forgotten. */
  readonly maximumRuns: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps runs as long as the process lives. */
export function createMemoryStore({ maximumRuns, now }: MemoryStoreOptions): RunStore {
  const runs = new Map<number, Run>();
  const byID = new Map<string, readonly Run[]>();
  const owing = new Set<Run>();
  let added = 0;

  const forgetOldest = (): void => {
    const oldest = runs.values().next().value;
    if (oldest === undefined || endOf(oldest) > now() || owing.has(oldest)) {
      return;
    }
    runs.delete(oldest.key);
    const id = oldest.runID ?? "";
    const others = byID.get(id)?.filter((run) => run !== oldest) ?? [];
    if (others.length === 0) {
      byID.delete(id);
    } else {
      byID.set(id, others);
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
