import { OverloadError } from "../budget.ts";
import { endOf, type Run } from "../jobs/run.ts";
import type { NewRun, RunStore } from "./run-store.ts";

export interface MemoryStoreOptions {
  /** When there are more, those that were started first and have ended are forgotten. */
  readonly maxRuns: number;
  /** The same, in bytes of what runs say of themselves. */
  readonly maxBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How many runs that cannot be forgotten yet are passed over at once. */
const maxLooks = 100;
/** How much of the queue may have been dealt with before it is cut off. */
const maxPast = 1_000;
/** How many times as much may be kept while nothing can be forgotten. */
const maxExcess = 2;

/** Keeps runs as long as the process lives. Refuses more where too many have not ended. */
export function createMemoryStore({ maxRuns, maxBytes, now }: MemoryStoreOptions): RunStore {
  const runs = new Map<number, Run>();
  const byID = new Map<string, Run[]>();
  const owing = new Set<Run>();
  /** Each run that is kept, from `next` on. A Map would look for its first behind all that were deleted. */
  let queue: Run[] = [];
  let next = 0;
  let added = 0;
  let bytes = 0;

  const isFull = (times: number): boolean => runs.size >= maxRuns * times || bytes >= maxBytes * times;

  const forget = (run: Run): void => {
    runs.delete(run.key);
    bytes -= sizeOf(run);
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
    const most = Math.min(maxLooks, runs.size);
    for (let looks = 0; looks < most && isFull(1); looks++) {
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
    if (next >= maxPast) {
      queue = queue.slice(next);
      next = 0;
    }
  };

  return {
    get added() {
      return added;
    },
    add: (order) => {
      forgetOldest();
      if (isFull(maxExcess)) {
        throw new OverloadError(
          `Memory holds ${runs.size} runs that have not ended or owe a webhook; more do not fit.`,
        );
      }
      added++;
      const run: Run = { ...order, key: added };
      runs.set(run.key, run);
      bytes += sizeOf(run);
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
      return run;
    },
    find: (runID) => byID.get(runID) ?? [],
    list: () => [...runs.values()],
    latest: (count) => [...runs.values()].slice(-count).reverse(),
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
      bytes = 0;
    },
  };
}

/** About as much as it takes in memory. */
function sizeOf({ runID, projectID, jobID, argument, webHookURL, steps }: NewRun): number {
  const texts = [runID, projectID, jobID, argument, webHookURL];
  return texts.reduce((sum, text) => sum + 2 * (text?.length ?? 0), 300 + 100 * steps.length);
}
