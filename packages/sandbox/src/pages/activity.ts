import { detach } from "../jobs/detach.ts";
import type { Run } from "../jobs/run.ts";
import type { RequestLogEntry } from "../options.ts";

/** How many runs and how many requests the console shows. */
const maxShown = 100;
/** Characters of a text that somebody sent. */
const maxLength = 300;

/** The last runs and requests, newest first, with their texts cut short: it never takes much memory. */
export interface Activity {
  readonly runs: readonly Run[];
  readonly requests: readonly RequestLogEntry[];
  addRun(run: Run): void;
  addRequest(entry: RequestLogEntry): void;
}

export function createActivity(): Activity {
  const runs: Run[] = [];
  const requests: RequestLogEntry[] = [];
  return {
    runs,
    requests,
    addRun: (run) => keep(runs, shortened(run)),
    addRequest: (entry) => keep(requests, { ...entry, path: clip(entry.path) }),
  };
}

/** As much of a text as is worth showing, with an ellipsis where there was more. */
export function clip(text: string): string;
export function clip(text: string | null): string | null;
export function clip(text: string | null): string | null {
  return text === null || text.length <= maxLength ? text : detach(`${text.slice(0, maxLength)}…`);
}

function shortened(run: Run): Run {
  return {
    ...run,
    runID: clip(run.runID),
    projectID: clip(run.projectID),
    jobID: clip(run.jobID),
    argument: clip(run.argument),
    webHookURL: clip(run.webHookURL),
    steps: run.steps.map((step) => ({ ...step, error: clip(step.error) })),
  };
}

function keep<Entry>(entries: Entry[], entry: Entry): void {
  entries.unshift(entry);
  entries.length = Math.min(entries.length, maxShown);
}
