import { type Clock, forever, monotonic } from "../clock.ts";
import { JobError, messageOf, StartUnknownError, TimeoutError } from "../errors.ts";
import type { ArrayOfResultsResponse, ResultsResponse } from "../messages.ts";
import { tellListener } from "../tell-listener.ts";
import { createConfirmation } from "./confirmation.ts";
import { isFinalFailure } from "./final-failure.ts";
import type { PollDelays } from "./poll-schedule.ts";
import { createPollLoop } from "./polling.ts";
import type { RunProgress, RunState, WaitOptions } from "./run.ts";
import { checkSpelling, describeStatuses, type FinalStatuses, unexpectedStatuses, verdictOf } from "./status.ts";
import { createWaiters } from "./waiters.ts";

/** What a run needs from its client. */
export interface RunContext extends PollDelays {
  readonly runID: string;
  readonly getResults: (signal: AbortSignal | undefined) => Promise<ArrayOfResultsResponse>;
  readonly clock: Clock;
  /** Two answers in a row must say that the run has ended: a chain's later jobs may have no row at first. */
  readonly chainJobs: boolean;
  /** For how long the Results may know nothing of a run that may never have started, in milliseconds. */
  readonly inquiry?: number | undefined;
  readonly finalStatuses?: FinalStatuses | undefined;
  /** Whether a webhook has told that the run has ended; the next poll is then made at once. */
  readonly isDelivered?: (() => Promise<boolean>) | undefined;
  /** Called for whatever is odd about the run. */
  readonly warn: (kind: "status" | "unknown_run" | "other_run", message: string) => void;
  /** Nobody waits any longer. */
  readonly onAbandon: () => void;
}

/** A run as all who wait for it share it. */
export interface WatchedRun {
  readonly runID: string;
  readonly state: () => RunState;
  /** What was heard last, for a person to look at. */
  readonly progress: () => { readonly polls: number; readonly status?: string };
  readonly started: Promise<void>;
  /** Settles with the run's end, whoever found it. */
  readonly ended: Promise<readonly ResultsResponse[]>;
  readonly result: (options: WaitOptions) => Promise<readonly ResultsResponse[]>;
  /** Polls at once for those who wait, now or next, and soon again. */
  readonly hasten: () => void;
  readonly poll: (signal: AbortSignal | undefined) => Promise<RunProgress>;
  readonly onProgress: (listener: (progress: RunProgress) => unknown) => () => void;
  readonly abortWaiting: (reason: unknown) => void;
}

/**
 * How long before a deadline the Results are asked once more, in milliseconds: time for an answer and a second try, so
 * that no run is reported unfinished that ended long ago.
 */
const closing = 2000;

/** After how long a run of which the Results know nothing is warned of, in milliseconds. */
const longUnknown = 60_000;

/** Watches a run. `start` settles when it is known whether the job started, or that this is not known. */
export function watchRun(context: RunContext, start: Promise<RunState>): WatchedRun {
  const { runID, clock, chainJobs, inquiry = forever, finalStatuses } = context;
  const update = () => {
    loop.update();
    if (waiters.size() === 0) context.onAbandon();
  };
  const waiters = createWaiters<readonly ResultsResponse[]>(clock, update);
  const listeners = new Set<(progress: RunProgress) => unknown>();
  const begin = monotonic(clock);
  let state: RunState = "starting";
  let isStartKnown = false;
  let end: Promise<readonly ResultsResponse[]> | undefined;
  let polls = 0;
  let lastRows: readonly ResultsResponse[] = [];
  const closings = () => waiters.deadlines().map((deadline) => deadline - closing);
  const confirmation = createConfirmation(clock, chainJobs, () => Math.min(...closings()));
  let lastFailure: unknown;
  let isWarned = false;
  /** From when on an answer that knows nothing of the run ends the waiting. */
  let unknownUntil = forever;

  let tellEnd = (_: Promise<readonly ResultsResponse[]>) => {};
  const ended = new Promise<readonly ResultsResponse[]>((resolve) => {
    tellEnd = resolve;
  });
  ended.catch(() => {});

  const finish = (outcome: Promise<readonly ResultsResponse[]>) => {
    if (end !== undefined) return;
    end = outcome;
    waiters.settle(outcome);
    tellEnd(outcome);
    update();
  };
  const started = start.then(
    (next) => {
      isStartKnown = true;
      if (state === "starting") state = next;
    },
    (error: unknown) => {
      if (end !== undefined) return;
      state = error instanceof JobError ? "refused" : "unknown";
      finish(Promise.reject(error));
      throw error;
    },
  );
  started.catch(() => {});

  async function poll(signal?: AbortSignal): Promise<RunProgress> {
    const rows: readonly ResultsResponse[] = (await context.getResults(signal)) ?? [];
    checkSpelling(rows, runID);
    polls += 1;
    // What has ended stays ended, and a server that has forgotten rows for a moment does not make a run young again.
    if (end === undefined && rows.length > 0) judge(rows);
    const progress = { runID, state, rows, polls };
    for (const listener of listeners) tellListener("onProgress", listener, progress);
    return progress;
  }

  function judge(rows: readonly ResultsResponse[]): void {
    lastRows = rows;
    const verdict = verdictOf(rows, finalStatuses);
    if (confirmation.believes(verdict)) {
      state = verdict;
      finish(verdict === "failed" ? Promise.reject(jobErrorOf(runID, rows)) : Promise.resolve(rows));
      return;
    }
    state = "running";
    for (const word of unexpectedStatuses(rows, finalStatuses)) {
      const remedy = "It counts as still running; if it ends a run, say so with the option finalStatuses";
      context.warn("status", `run ${runID} has the status ${JSON.stringify(word.slice(0, 100))}. ${remedy}`);
    }
  }

  /** A failure that can pass is waited out; where it is the last thing that was heard, it is the cause of a time-out. */
  async function pollForWaiters(signal: AbortSignal): Promise<void> {
    const asked = monotonic(clock);
    try {
      await poll(signal);
      lastFailure = undefined;
      if (state === "unknown") heedUnknown(asked);
    } catch (error) {
      if (signal.aborted) return;
      const isFinal = isFinalFailure(error, lastFailure);
      lastFailure = error;
      if (isFinal) settle(Promise.reject(error));
    }
  }

  /** However late it comes, an answer tells of the moment at which it was asked for. */
  function heedUnknown(asked: number): void {
    if (asked >= unknownUntil) {
      settle(Promise.reject(unknownError()));
    } else if (!isWarned && monotonic(clock) - begin >= longUnknown) {
      isWarned = true;
      const seconds = Math.round((monotonic(clock) - begin) / 1000);
      const message = `the Results still know nothing of run ${runID} after ${seconds} s. Is the runID right, and was it started?`;
      context.warn("unknown_run", message);
    }
  }

  /** Ends the waiting of all who wait now; the run may go on. */
  function settle(outcome: Promise<readonly ResultsResponse[]>): void {
    waiters.settle(outcome);
    update();
  }

  const loop = createPollLoop({
    ...context,
    isWanted: () => isStartKnown && end === undefined && waiters.size() > 0,
    moments: () => [...(state === "unknown" ? [unknownUntil] : []), ...closings(), ...confirmation.moments()],
    poll: pollForWaiters,
    isDelivered: context.isDelivered,
  });

  const unknownError = () => {
    const seconds = inquiry / 1000;
    return new StartUnknownError(`the Results know nothing of run ${runID} after ${seconds} s`, { runID });
  };
  const timeoutError = (deadline: number) => {
    const message = `run ${runID} had not ended within ${deadline / 1000} s: ${known()}`;
    return new TimeoutError(message, { scope: "wait", runID, cause: lastFailure });
  };
  const known = () => {
    if (polls === 0 && lastFailure === undefined) return "the Results never answered";
    if (polls === 0) return `no poll succeeded, the last one: ${messageOf(lastFailure)}`;
    const many = `${polls} ${polls === 1 ? "poll" : "polls"}`;
    if (lastRows.length > 0) return `last status: ${describeStatuses(lastRows)}, ${many}`;
    return state === "unknown" ? "the Results do not know it" : `the Results have no rows of it, ${many}`;
  };

  return {
    runID,
    state: () => state,
    progress: () => ({ polls, ...(lastRows.length > 0 && { status: describeStatuses(lastRows) }) }),
    started,
    ended,
    result({ deadline = 3_600_000, signal }) {
      if (end !== undefined) return end;
      if (waiters.size() === 0) unknownUntil = monotonic(clock) + inquiry;
      const outcome = waiters.wait(deadline, signal, () => timeoutError(deadline));
      // A start that failed has settled every waiter by itself.
      started.then(loop.update, () => {});
      return outcome;
    },
    poll,
    hasten: loop.hasten,
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    abortWaiting(reason) {
      settle(Promise.reject(reason));
      context.onAbandon();
    },
  };
}

function jobErrorOf(runID: string, rows: readonly ResultsResponse[]): JobError {
  const statuses = rows
    .map(({ status, errors = 0 }) => `${status} with ${errors} ${errors === 1 ? "error" : "errors"}`)
    .join(", ");
  return new JobError(`run ${runID} failed: ${statuses}`, { rows, runID });
}
