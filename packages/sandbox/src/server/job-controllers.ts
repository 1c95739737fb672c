import type { Clock } from "../clock.ts";
import type { Fault, RunQuirks } from "../faults/fault.ts";
import { formatTime } from "../jobs/format-time.ts";
import type { DuplicateBehaviour, JobEngine, StartRequest, StartResult } from "../jobs/job-engine.ts";
import { endOf } from "../jobs/run.ts";
import { resultsRow, runSummary } from "../jobs/run-report.ts";
import type { Value } from "../wire/contract.ts";
import type { Answer, Bound } from "../wire/messages.ts";
import type { ActionResult, Controllers } from "./server.ts";
import type { ServerCall } from "./server-call.ts";

/** How the sandbox behaves where nobody knows how the real server does. */
export interface UnknownBehaviour {
  /** A second start with the same runID. */
  readonly duplicateRunID: DuplicateBehaviour;
  /** Results of an id that no run has. */
  readonly unknownRunID: "notFound" | "empty" | "null";
  /** Results while a job runs. */
  readonly runningResults: "running" | "empty" | "notFound";
}

export interface JobControllersOptions {
  readonly engine: JobEngine;
  readonly clock: Clock;
  readonly behaviour: UnknownBehaviour;
  readonly createRunID: () => string;
}

/** Connects the server to the job engine. */
export function createJobControllers(options: JobControllersOptions): Controllers {
  const { engine, clock, behaviour } = options;
  let questions = 0;

  const start = (order: Omit<StartRequest, "faults">, { faults }: ServerCall): StartResult => {
    const { starts = 1 } = quirksOf(faults);
    const startRequest = {
      ...order,
      faults: faults.filter(({ webhook, webhookAtStart }) => webhook ?? webhookAtStart).map(({ name }) => name),
    };
    const result = starts === 0 ? undefined : engine.start(startRequest);
    if (starts === 2) {
      engine.start(startRequest);
    }
    return result ?? { kind: "notStarted" };
  };

  const answerStart = (runID: string | null, result: StartResult): StartAnswer => {
    const answer = (started: boolean, error: string | null): StartAnswer => ({
      kind: "message",
      model: { runID, started, error },
    });
    switch (result.kind) {
      case "started":
      case "notStarted":
        return answer(true, null);
      case "refused":
        return answer(false, result.error);
      case "duplicate":
        return behaviour.duplicateRunID === "ignore"
          ? answer(true, null)
          : behaviour.duplicateRunID === "refuse"
            ? answer(false, duplicateError)
            : { kind: "error", status: 409, error: { Message: duplicateError } };
    }
  };

  return {
    executeJobAsync: async (model, call) => answerStart(textOf(model.runID), start(orderOf(model), call)),
    executeJob: async (model, call) => {
      const result = start(orderOf(model), call);
      if (result.kind === "started" || (result.kind === "duplicate" && behaviour.duplicateRunID === "ignore")) {
        await engine.waitForEnd(result.run, call.signal);
        return { kind: "message", model: runSummary(result.run, endOf(result.run)) };
      }
      if (result.kind === "duplicate" && behaviour.duplicateRunID === "conflict") {
        return { kind: "error", status: 409, error: { Message: duplicateError } };
      }
      const error = result.kind === "refused" ? result.error : result.kind === "duplicate" ? duplicateError : null;
      return { kind: "message", model: notRun(textOf(model.runID), error, clock.now()) };
    },
    webhook: async ({ projectID, jobID, argument }, call) => {
      const runID = options.createRunID();
      const order = orderOf({ runID, projectID, jobID, argument });
      return answerStart(runID, start(order, call));
    },
    results: async (id, { faults }) => {
      const { resultsDelay = 0, replicaDelay = 0, neverEnds = false } = quirksOf(faults);
      const now = clock.now() - resultsDelay - (questions++ % 2) * replicaDelay;
      const states = id === null ? undefined : engine.states(id, now);
      if (states === undefined) {
        return unknownRuns[behaviour.unknownRunID];
      }
      const shown = neverEnds ? states.map((state) => ({ ...state, hasEnded: false })) : states;
      const ended = shown.filter(({ hasEnded }) => hasEnded);
      if (behaviour.runningResults === "notFound" && ended.length === 0) {
        return { kind: "notFound" };
      }
      const rows = behaviour.runningResults === "running" ? shown : ended;
      return { kind: "list", models: rows.map((state) => resultsRow(id, state, now)) };
    },
  };
}

const duplicateError = "A run with this runID exists already.";

const unknownRuns: Readonly<Record<UnknownBehaviour["unknownRunID"], ActionResult<"getResults">>> = {
  notFound: { kind: "notFound" },
  empty: { kind: "list", models: [] },
  null: { kind: "list", models: null },
};

function quirksOf(faults: readonly Fault[]): RunQuirks {
  return Object.assign({}, ...faults.map(({ run }) => run)) as RunQuirks;
}

type StartAnswer = ActionResult<"executeJobAsync">;

function orderOf(model: Partial<Bound<"executeJobAsync">>): Omit<StartRequest, "faults"> {
  return {
    runID: textOf(model.runID),
    projectID: textOf(model.projectID) ?? "",
    jobID: textOf(model.jobID) ?? "",
    argument: textOf(model.argument),
    chainJobs: model.chainJobs === true,
    beginAtRow: textOf(model.beginAtRow),
    endAfterRow: textOf(model.endAfterRow),
    threadCount: textOf(model.threadCount),
    webHookURL: textOf(model.webHookURL),
  };
}

function textOf(value: Value | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** What ExecuteJob says of a job that did not run. */
function notRun(runID: string | null, error: string | null, now: number): Answer<"executeJob"> {
  return {
    runID,
    startTime: formatTime(now),
    runTime: null,
    status: "Failed",
    totalRows: 0,
    inserts: 0,
    updates: 0,
    deletes: 0,
    errors: 0,
    skips: 0,
    ignores: 0,
    error,
  };
}
