import type { ResultsResponse } from "../messages.ts";
import type { RunVerdict } from "./status.ts";

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
  /** Calls the listener for every answer of the Results; returns a function that ends that. */
  readonly onProgress: (listener: (progress: RunProgress) => unknown) => () => void;
  /** Ends all waiting for this run, not the run. Default reason: an AbortError. */
  readonly abortWaiting: (reason?: unknown) => void;
}
