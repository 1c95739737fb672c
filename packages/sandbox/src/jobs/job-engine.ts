import type { Clock } from "../clock.ts";
import type { ReportFailure } from "../failure.ts";
import type { RunStore } from "../store/run-store.ts";
import { detach } from "./detach.ts";
import type { JobFile } from "./job-file.ts";
import { createPlanner, type StartOrder } from "./plan-run.ts";
import { endOf, type Run, type StepState, statesAt } from "./run.ts";

/** A start as it arrived. */
export interface StartRequest extends StartOrder {
  readonly runID: string | null;
  readonly webHookURL: string | null;
  readonly faults: readonly string[];
}

export type StartResult =
  | { readonly kind: "started"; readonly run: Run }
  | { readonly kind: "refused"; readonly error: string }
  /** The id is taken, and the engine was told not to start again. */
  | { readonly kind: "duplicate"; readonly run: Run }
  /** A fault kept it from being carried out. */
  | { readonly kind: "notStarted" };

/** What a second start with the same runID does; what the real server does is unknown. */
export type DuplicateBehaviour = "startAgain" | "ignore" | "refuse" | "conflict";

export interface JobEngineOptions {
  readonly jobs: JobFile;
  readonly clock: Clock;
  readonly store: RunStore;
  readonly duplicateRunID: DuplicateBehaviour;
  readonly onStart: (run: Run) => void;
  /** Is called when the webhook of a run is due. */
  readonly notify: (run: Run) => Promise<void>;
  readonly dueAt: (run: Run) => number;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
  readonly onFailure: ReportFailure;
}

/** Starts runs, tells how far they are, and waits for their ends. */
export interface JobEngine {
  start(request: StartRequest): StartResult;
  /** The jobs that have started, of every run of the id; undefined where the id is unknown. */
  states(runID: string, now: number): readonly StepState[] | undefined;
  /** Resolves when the run has ended, or waiting was ended, by the signal for example. */
  waitForEnd(run: Run, signal: AbortSignal): Promise<void>;
  /** Resolves when no webhook is under way any more. */
  waitForWebhooks(): Promise<void>;
}

/** Milliseconds before a webhook that was sent is noted again; doubled each time, up to the latter. */
const minSettlePause = 1000;
const maxSettlePause = 60_000;

/** Takes up the webhooks that the store says are still owed. */
export function createJobEngine(options: JobEngineOptions): JobEngine {
  const { clock, store, signal, onFailure } = options;
  const notifications = new Set<Promise<void>>();
  const plan = createPlanner(options.jobs);

  const waitForEnd = (run: Run, until: AbortSignal): Promise<void> => clock.sleep(endOf(run) - clock.now(), until);

  /** What cannot be noted now is tried again. What was cut off is still owed: rather twice than never. */
  const settle = async (run: Run): Promise<void> => {
    for (let pause = minSettlePause; !signal.aborted; pause = Math.min(2 * pause, maxSettlePause)) {
      try {
        store.settleWebhook(run);
        return;
      } catch (error) {
        onFailure(`noting that the webhook of ${run.runID} was sent`, error);
      }
      await clock.sleep(pause, signal);
    }
  };

  const notifyWhenDue = async (run: Run): Promise<void> => {
    try {
      await clock.sleep(options.dueAt(run) - clock.now(), signal);
      if (!signal.aborted) {
        await options.notify(run);
      }
      await settle(run);
    } catch (error) {
      onFailure(`the webhook of ${run.runID}`, error);
    }
  };

  const watch = (run: Run): void => {
    const notification = notifyWhenDue(run).finally(() => notifications.delete(notification));
    notifications.add(notification);
  };

  for (const run of store.owingWebhook()) {
    watch(run);
  }

  return {
    start: (order) => {
      const request = withOwnTexts(order);
      const [known] =
        request.runID === null || options.duplicateRunID === "startAgain" ? [] : store.find(request.runID);
      if (known !== undefined) {
        return { kind: "duplicate", run: known };
      }
      const planned = plan(request);
      if (!planned.started) {
        return { kind: "refused", error: planned.error };
      }
      const run = store.add({
        runID: request.runID,
        projectID: request.projectID,
        jobID: request.jobID,
        argument: request.argument,
        startedAt: clock.now(),
        steps: planned.steps,
        webHookURL: request.webHookURL,
        faults: request.faults,
      });
      options.onStart(run);
      if (run.webHookURL !== null) {
        watch(run);
      }
      return { kind: "started", run };
    },
    states: (runID, now) => {
      const runs = store.find(runID);
      return runs.length === 0 ? undefined : runs.flatMap((run) => statesAt(run, now));
    },
    waitForEnd: (run, until) => waitForEnd(run, AbortSignal.any([signal, until])),
    waitForWebhooks: async () => {
      await Promise.all(notifications);
    },
  };
}

function withOwnTexts(order: StartRequest): StartRequest {
  return {
    ...order,
    runID: detach(order.runID),
    projectID: detach(order.projectID),
    jobID: detach(order.jobID),
    argument: detach(order.argument),
    beginAtRow: detach(order.beginAtRow),
    endAfterRow: detach(order.endAfterRow),
    threadCount: detach(order.threadCount),
    webHookURL: detach(order.webHookURL),
  };
}
