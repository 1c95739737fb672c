import type { Run } from "../jobs/run.ts";
import type { RequestLogEntry } from "../options.ts";
import { clip, clipTexts, isShown } from "./clip.ts";

/** How many runs, requests, deliveries and jobs the console shows. */
export const maxShown = 100;

/** The last runs and requests, the newest last, with their texts cut short: it never takes much memory. */
export interface Activity {
  readonly runs: readonly Run[];
  readonly requests: readonly RequestLogEntry[];
  addRun(run: Run): void;
  addRequest(entry: RequestLogEntry): void;
}

/** @param known Runs that were started before, the newest first. */
export function createActivity(known: readonly Run[]): Activity {
  const runs = known.map(shortened).reverse();
  const requests: RequestLogEntry[] = [];
  return {
    runs,
    requests,
    addRun: (run) => keep(runs, shortened(run)),
    addRequest: (entry) => keep(requests, { ...entry, path: clip(entry.path) }),
  };
}

function shortened(run: Run): Run {
  return isShown(run) ? run : (JSON.parse(JSON.stringify(run, clipTexts)) as Run);
}

function keep<Entry>(entries: Entry[], entry: Entry): void {
  entries.push(entry);
  if (entries.length > maxShown) {
    entries.shift();
  }
}
