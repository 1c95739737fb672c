import { type Clock, forever, monotonic } from "../clock.ts";
import {
  DecodeError,
  InvalidOptionError,
  isStarfishError,
  isTransient,
  JobError,
  RefusalError,
  StartUnknownError,
  TimeoutError,
} from "../errors.ts";
import type { ArrayOfResultsResponse, ResultsResponse } from "../messages.ts";
import { tellListener } from "../tell-listener.ts";
import type { PollDelays } from "./poll-schedule.ts";
import { createPollLoop } from "./polling.ts";
import { describeStatuses, type FinalStatuses, type RunVerdict, unexpectedStatuses, verdictOf } from "./status.ts";
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
  /** How often the Results have answered. */
  readonly polls: number;
}

export interface WaitOptions {
  /** For how long to wait, in milliseconds; `Infinity` is for ever. Default: 3,600,000, one hour. */
  readonly deadline?: number | undefined;
  /** Ends this waiting, not the run, and disturbs nobody else who waits. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One run of a job: a promise of the rows when all its jobs have ended. It rejects with a JobError where one failed or the
 * server refused to start, a StartUnknownError, or a TimeoutError after the deadline. It can be awaited any number of
 * times, also again after a wait that was ended. As of every promise, a failure that nobody looks at is an unhandled
 * rejection; every member but `runID` counts as a look.
 */
export interface Run extends Promise<readonly ResultsResponse[]> {
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
  /** Is told of what is odd about the run. */
  readonly warn: (kind: "status" | "unknown_run", message: string) => void;
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
  readonly poll: (signal: AbortSignal | undefined) => Promise<RunProgress>;
  readonly onProgress: (listener: (progress: RunProgress) => unknown) => () => void;
  readonly abortWaiting: (reason: unknown) => void;
}

/**
 * How long before a deadline the Results are asked once more, in milliseconds: time for an answer and a second try, so
 * that nobody is told of an unfinished run that ended long ago.
 */
const closing = 2000;

/** How soon an answer that says that a chain has ended is confirmed by a second one, in milliseconds. */
const confirmation = 2000;
/** How soon an answer at its own turn counts as that second one. */
const soonest = 1500;
/** The same where a deadline is near. */
const hastyConfirmation = 50;

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
  /** How many answers in a row have said that the run has ended, and when the last did. */
  let confirmed = 0;
  let confirmedAt = forever;
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
    if (verdict === "running") {
      confirmed = 0;
      confirmedAt = forever;
    } else if (confirmed === 0 || isConfirmation()) {
      confirmed += 1;
      confirmedAt = monotonic(clock);
    }
    if (confirmed > Number(chainJobs)) {
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

  /** Whether enough time has passed since the first word of an end; where a deadline is near, any is enough. */
  function isConfirmation(): boolean {
    const since = monotonic(clock) - confirmedAt;
    return since >= soonest || (isDeadlineNear() && since >= hastyConfirmation);
  }

  function isDeadlineNear(): boolean {
    return Math.min(...waiters.deadlines()) - closing <= confirmedAt + confirmation;
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
    moments() {
      const closings = waiters.deadlines().map((deadline) => deadline - closing);
      // Who has heard of an end once is not sent away for want of a second time.
      const wait = isDeadlineNear() ? hastyConfirmation : confirmation;
      const confirming = confirmed === 0 ? [] : [confirmedAt + wait];
      return [...(state === "unknown" ? [unknownUntil] : []), ...closings, ...confirming];
    },
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
    if (polls === 0) return "the Results never answered";
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

/** Whether asking again would bring the same failure: by its kind, or because it has come twice. */
function isFinalFailure(error: unknown, last: unknown): boolean {
  const isRepeated = last instanceof Error && error instanceof Error && last.message === error.message;
  if (!isStarfishError(error)) return isRepeated;
  // A page of a proxy on the way passes; an answer that is otherwise than described does not.
  if (error instanceof DecodeError) return isRepeated && error.issues.length > 0;
  // The Results' own 404 is an answer: this one is of another server, or of another path.
  if (error instanceof RefusalError && error.status === 404) return isRepeated;
  if (error instanceof RefusalError) return !isTransient(error.status) && error.status !== 429;
  return error instanceof InvalidOptionError;
}

function jobErrorOf(runID: string, rows: readonly ResultsResponse[]): JobError {
  const statuses = rows.map(({ status, errors = 0 }) => `${status} with ${errors} errors`).join(", ");
  return new JobError(`run ${runID} failed: ${statuses}`, { rows, runID });
}
