import type { Clock } from "../clock.ts";
import { faults } from "../faults/catalogue.ts";
import type { FaultSwitch } from "../faults/fault-switch.ts";
import type { JobFile } from "../jobs/job-file.ts";
import { endOf, type Run, statesAt } from "../jobs/run.ts";
import { runSummary } from "../jobs/run-report.ts";
import type { WebhookDelivery } from "../webhooks/webhook-sender.ts";
import { type Activity, maxShown } from "./activity.ts";
import { clip } from "./clip.ts";

export interface ConsoleParts {
  readonly activity: Activity;
  readonly deliveries: readonly WebhookDelivery[];
  readonly faultSwitch: FaultSwitch;
  readonly clock: Clock;
  readonly jobs: JobFile;
  /** How many runs were ever started. */
  readonly started: () => number;
}

/** Characters of what a job does. */
const maxBehaviour = 2000;

/** What the console shows every second. */
export function consoleState({ activity, started, deliveries, faultSwitch, clock }: ConsoleParts): object {
  const now = clock.now();
  return {
    started: started(),
    runs: activity.runs.map((run) => runRow(run, now)).reverse(),
    requests: activity.requests.toReversed(),
    deliveries: deliveries.slice(-maxShown).reverse(),
    faults: faultSwitch.list(),
  };
}

/** What stays as it is while the sandbox runs. */
export function consoleSetup({ jobs }: ConsoleParts): object {
  return {
    faults: faults.map(({ name, description, reason }) => ({ name, description, reason })),
    ...jobRows(jobs),
  };
}

function runRow(run: Run, now: number): object {
  const length = endOf(run) - run.startedAt;
  const { status, totalRows, errors, error } = runSummary(run, now);
  return {
    key: run.key,
    runID: run.runID,
    projectID: run.projectID,
    jobID: run.jobID,
    argument: run.argument,
    startedAt: run.startedAt,
    progress: length === 0 ? 1 : Math.min((now - run.startedAt) / length, 1),
    step: statesAt(run, now).length,
    steps: run.steps.length,
    status,
    hasEnded: now >= endOf(run),
    totalRows,
    errors,
    error,
    faults: run.faults,
  };
}

/** The first jobs of a file, which may have a million, and how many there are. */
function jobRows({ projects }: JobFile): object {
  const rows: object[] = [];
  let jobCount = 0;
  for (const [projectID, { jobs }] of Object.entries(projects)) {
    for (const [jobID, job] of Object.entries(jobs)) {
      jobCount++;
      if (rows.length < maxShown) {
        const behaviour = clip(JSON.stringify(job, undefined, 2), maxBehaviour);
        rows.push({ projectID: clip(projectID), jobID: clip(jobID), behaviour });
      }
    }
  }
  return { jobs: rows, jobCount };
}
