import { type Clock, forever } from "../clock.ts";
import { InvalidOptionError, isTransient, JobError, RefusalError, StartUnknownError, TimeoutError } from "../errors.ts";
import type { ArrayOfResultsResponse, ResultsResponse } from "../messages.ts";
import { tellListener } from "../tell-listener.ts";
import type { PollDelays } from "./poll-schedule.ts";
import { createPollLoop } from "./polling.ts";
import { type RunVerdict, verdictOf } from "./status.ts";
import { createWaiters } from "./waiters.ts";

/**
 * `starting` until the server has said that the job started, `unknown` where that cannot be told: after a start that
 * failed, and for a resumed run until the Results know it.
 */
export type RunState = "starting" | "unknown" | "refused" | RunVerdict;

/** What is known of a run after its Results were asked for. */
export interface RunProgress {
  readonly runID: string;
  readonly state: RunState;
  readonly rows: readonly ResultsResponse[];
  /** How often the Results were asked for. */
  readonly polls: number;
}

export interface WaitOptions {
  /** For how long to wait, in milliseconds; `Infinity` is for ever. Default: 3,600,000, one hour. */
  readonly deadline?: number | undefined;
  /** Ends this waiting, not the run, and disturbs nobody else who waits. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One run of a job. Awaiting it gives the rows when all its jobs have ended, or throws: JobError where one failed or the
 * server refused to start, StartUnknownError, or TimeoutError after the deadline. It can be awaited any number of times,
 * also again after a wait that was ended.
 */
export interface Run extends PromiseLike<readonly ResultsResponse[]> {
  /** Keep it: `resumeRun(runID)` waits for the run in another process too. */
  readonly runID: string;
  readonly state: RunState;
  /** Settles when it is known whether the job started; of a resumed run, at once. */
  readonly started: Promise<void>;
  /** The rows when all jobs of the run have ended. */
  readonly result: (options?: WaitOptions) => Promise<readonly ResultsResponse[]>;
  /** Asks the Results once, now. */
  readonly poll: (options?: Pick<WaitOptions, "signal">) => Promise<RunProgress>;
  /** Is told of every answer of the Results; gives what ends that. */
  readonly onProgress: (listener: (progress: RunProgress) => unknown) => () => void;
  /** Ends all waiting for this run, not the run. Default reason: an AbortError. */
  readonly abortWaiting: (reason?: unknown) => void;
}

/** What a run needs from its client. */
export interface RunContext extends WaitOptions, PollDelays {
  readonly runID: string;
  readonly getResults: (signal: AbortSignal | undefined) => Promise<ArrayOfResultsResponse>;
  readonly clock: Clock;
  /** Two answers in a row must say that the run has ended: a chain's later jobs may have no row at first. */
  readonly chainJobs: boolean;
  /** For how long the Results may know nothing of a run that may never have started, in milliseconds. */
  readonly inquiry?: number | undefined;
  /** Whether a webhook has told that the run has ended; the next poll is then made at once. */
  readonly isDelivered?: (() => boolean | Promise<boolean>) | undefined;
}

/**
 * How long before a deadline the Results are asked once more, in milliseconds: time for an answer and a second try, so
 * that nobody is told of an unfinished run that ended long ago.
 */
const closing = 2000;

/** Watches a run. `start` settles when it is known whether the job started, or that this is not known. */
export function createRun(context: RunContext, start: Promise<RunState>): Run {
  const { runID, clock, chainJobs, inquiry = forever } = context;
  const waiters = createWaiters<readonly ResultsResponse[]>(clock);
  const listeners = new Set<(progress: RunProgress) => unknown>();
  let state: RunState = "starting";
  let end: Promise<readonly ResultsResponse[]> | undefined;
  let polls = 0;
  let confirmed = 0;
  let lastFailure: unknown;
  /** From when on an answer that knows nothing of the run ends the waiting. */
  let unknownUntil = forever;

  const finish = (outcome: Promise<readonly ResultsResponse[]>) => {
    end = outcome;
    waiters.settle(outcome);
  };
  const started = start.then(
    (next) => {
      if (state === "starting") state = next;
    },
    (error: unknown) => {
      state = error instanceof JobError ? "refused" : "unknown";
      finish(Promise.reject(error));
      throw error;
    },
  );
  started.catch(() => {});

  async function poll(signal?: AbortSignal): Promise<RunProgress> {
    const rows = (await context.getResults(signal)) ?? [];
    polls += 1;
    const verdict = verdictOf(rows);
    confirmed = verdict === "running" ? 0 : confirmed + 1;
    if (confirmed > Number(chainJobs)) {
      state = verdict;
      finish(verdict === "failed" ? Promise.reject(jobErrorOf(runID, rows)) : Promise.resolve(rows));
    } else if (rows.length > 0) {
      state = "running";
    }
    const progress = { runID, state, rows, polls };
    for (const listener of listeners) tellListener("onProgress", listener, progress);
    return progress;
  }

  /** A failure that can pass is waited out; where it is the last thing that was heard, it is the cause of a time-out. */
  async function pollForWaiters(): Promise<void> {
    try {
      await poll();
      lastFailure = undefined;
      if (state === "unknown" && clock.now() >= unknownUntil) waiters.settle(Promise.reject(unknownError()));
    } catch (error) {
      lastFailure = error;
      if (isFinal(error)) waiters.settle(Promise.reject(error));
    }
  }

  /** A store that fails takes nothing but the hint: the polls at their turn go on. */
  async function isDelivered(): Promise<boolean> {
    try {
      return (await context.isDelivered?.()) === true;
    } catch (error) {
      lastFailure = error;
      return false;
    }
  }

  const loop = createPollLoop({
    ...context,
    isWanted: () => end === undefined && waiters.size() > 0,
    moments: () => [
      ...(state === "unknown" ? [unknownUntil] : []),
      ...waiters.deadlines().map((deadline) => deadline - closing),
    ],
    poll: pollForWaiters,
    isDelivered: context.isDelivered && isDelivered,
  });

  const unknownError = () => {
    const seconds = inquiry / 1000;
    return new StartUnknownError(`the Results know nothing of run ${runID} after ${seconds} s`, { runID });
  };
  const timeoutError = (deadline: number) => {
    const known =
      polls === 0 ? ": the Results never answered" : state === "unknown" ? ": the Results do not know it" : "";
    const message = `run ${runID} had not ended within ${deadline / 1000} s${known}`;
    return new TimeoutError(message, { scope: "wait", runID, cause: lastFailure });
  };

  function result({
    deadline = context.deadline ?? 3_600_000,
    signal = context.signal,
  }: WaitOptions = {}): Promise<readonly ResultsResponse[]> {
    if (end !== undefined) return end;
    if (waiters.size() === 0) unknownUntil = clock.now() + inquiry;
    const outcome = waiters.wait(deadline, signal, () => timeoutError(deadline));
    // A start that failed has settled every waiter by itself.
    started.then(loop.join, () => {});
    return outcome;
  }

  return {
    runID,
    get state() {
      return state;
    },
    started,
    result,
    poll: ({ signal } = {}) => poll(signal),
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    abortWaiting(reason = new DOMException("The waiting was aborted", "AbortError")) {
      waiters.settle(Promise.reject(reason));
    },
    // biome-ignore lint/suspicious/noThenProperty: a run is awaitable on purpose
    then: (onFulfilled, onRejected) => result().then(onFulfilled, onRejected),
  };
}

/** Whether asking again would bring the same failure. */
function isFinal(error: unknown): boolean {
  if (error instanceof RefusalError) return !isTransient(error.status) && error.status !== 429;
  return error instanceof InvalidOptionError;
}

function jobErrorOf(runID: string, rows: readonly ResultsResponse[]): JobError {
  const statuses = rows.map(({ status, errors = 0 }) => `${status} with ${errors} errors`).join(", ");
  return new JobError(`run ${runID} failed: ${statuses}`, { rows, runID });
}
