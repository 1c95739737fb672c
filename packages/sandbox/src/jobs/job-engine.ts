import type { Clock } from "../clock.ts";
import type { RunStore } from "../store/run-store.ts";
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
  /** Is called when a run with a webhook has ended. */
  readonly notify: (run: Run) => Promise<void>;
  /** Ends all waiting. */
  readonly signal: AbortSignal;
}

/** Starts runs, tells how far they are, and waits for their ends. */
export interface JobEngine {
  start(request: StartRequest): StartResult;
  /** The jobs that have started, of every run of the id; undefined where the id is unknown. */
  states(runID: string, now: number): readonly StepState[] | undefined;
  /** Resolves when the run has ended, or waiting was ended. */
  waitForEnd(run: Run): Promise<void>;
  /** Resolves when no webhook is under way any more. */
  waitForWebhooks(): Promise<void>;
}

/** Takes up the webhooks that the store says are still owed. */
export function createJobEngine(options: JobEngineOptions): JobEngine {
  const { clock, store, signal } = options;
  const notifications = new Set<Promise<void>>();
  const plan = createPlanner(options.jobs);
  let lastKey = store.added;

  const waitForEnd = (run: Run): Promise<void> => clock.sleep(endOf(run) - clock.now(), signal);

  const notifyAtEnd = async (run: Run): Promise<void> => {
    await waitForEnd(run);
    if (!signal.aborted) {
      await options.notify(run);
    }
    // What was cut off is still owed: rather twice than never.
    if (!signal.aborted) {
      store.settleWebhook(run);
    }
  };

  const watch = (run: Run): void => {
    const notification = notifyAtEnd(run).finally(() => notifications.delete(notification));
    notifications.add(notification);
  };

  for (const run of store.owingWebhook()) {
    watch(run);
  }

  return {
    start: (request) => {
      const [known] = request.runID === null ? [] : store.find(request.runID);
      if (known !== undefined && options.duplicateRunID !== "startAgain") {
        return { kind: "duplicate", run: known };
      }
      const planned = plan(request);
      if (!planned.started) {
        return { kind: "refused", error: planned.error };
      }
      lastKey++;
      const run: Run = {
        key: lastKey,
        runID: request.runID,
        projectID: request.projectID,
        jobID: request.jobID,
        argument: request.argument,
        startedAt: clock.now(),
        steps: planned.steps,
        webHookURL: request.webHookURL,
        faults: request.faults,
      };
      store.add(run);
      if (run.webHookURL !== null) {
        watch(run);
      }
      return { kind: "started", run };
    },
    states: (runID, now) => {
      const runs = store.find(runID);
      return runs.length === 0 ? undefined : runs.flatMap((run) => statesAt(run, now));
    },
    waitForEnd,
    waitForWebhooks: async () => {
      await Promise.all(notifications);
    },
  };
}
