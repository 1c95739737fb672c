import type { Clock } from "../clock.ts";
import { faults } from "../faults/catalogue.ts";
import type { FaultSwitch } from "../faults/fault-switch.ts";
import type { JobFile } from "../jobs/job-file.ts";
import { endOf, type Run, statesAt } from "../jobs/run.ts";
import { runSummary } from "../jobs/run-report.ts";
import type { WebhookDelivery } from "../webhooks/webhook-sender.ts";
import { type Activity, clip } from "./activity.ts";

export interface ConsoleParts {
  readonly activity: Activity;
  readonly deliveries: readonly WebhookDelivery[];
  readonly faultSwitch: FaultSwitch;
  readonly clock: Clock;
  readonly jobs: JobFile;
  /** How many runs were ever started. */
  readonly started: () => number;
}

const maxDeliveries = 100;

/** What the console shows anew every second. */
export function consoleState(parts: ConsoleParts): object {
  const now = parts.clock.now();
  return {
    started: parts.started(),
    runs: parts.activity.runs.map((run) => runRow(run, now)),
    requests: parts.activity.requests,
    deliveries: parts.deliveries
      .slice(-maxDeliveries)
      .reverse()
      .map((delivery) => ({ ...delivery, runID: clip(delivery.runID), url: clip(delivery.url) })),
    faults: parts.faultSwitch.list(),
  };
}

/** What stays as it is while the sandbox runs. */
export function consoleSetup({ jobs }: ConsoleParts): object {
  return {
    faults: faults.map(({ name, description, reason }) => ({ name, description, reason })),
    jobs,
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
