import type { Clock } from "../clock.ts";
import {
  DecodeError,
  HttpError,
  isStarfishError,
  isTransient,
  JobError,
  messageOf,
  NetworkError,
  StartUnknownError,
  TimeoutError,
} from "../errors.ts";
import type { ArrayOfResultsResponse, ExecJobAsyncResponse } from "../messages.ts";
import type { RunState } from "./run.ts";

/** What starting a job needs from its client. */
export interface StartContext {
  readonly runID: string;
  readonly start: () => Promise<ExecJobAsyncResponse>;
  readonly getResults: () => Promise<ArrayOfResultsResponse>;
  readonly clock: Clock;
  /** Ask the Results before anything is sent; a row means that the run has started already. */
  readonly askFirst: boolean;
  /** For how long the Results are asked for a run whose start failed in a way that leaves it open, in milliseconds. */
  readonly inquiry: number;
  /** The caller accepts that the job may run twice: a start whose outcome stays unknown is sent once more. */
  readonly resendUnknownStart: boolean;
}

/**
 * Starts a job once. Where the outcome is unknown, the Results are asked for the run: a row means that it started.
 *
 * @throws {JobError} where the server refused.
 * @throws {StartUnknownError} where neither the start nor the Results told.
 */
export async function startOnce(context: StartContext): Promise<RunState> {
  if (context.askFirst && hasRows(await context.getResults())) return "running";
  try {
    return started(await context.start(), context.runID);
  } catch (error) {
    if (!leavesOpen(error)) throw error;
    if (await isKnown(context)) return "running";
    if (context.resendUnknownStart) return started(await context.start(), context.runID);
    const { runID } = context;
    throw new StartUnknownError(`whether run ${runID} started is unknown: ${messageOf(error)}`, {
      runID,
      cause: error,
    });
  }
}

function started(answer: ExecJobAsyncResponse, runID: string): RunState {
  if (answer.started) return "running";
  throw new JobError(`the server did not start run ${runID}: ${answer.error ?? "it gives no reason"}`, {
    rows: [],
    runID,
  });
}

/** Whether the server may have acted on the request although it failed. */
function leavesOpen(error: unknown): boolean {
  // Without a token nothing is sent, and what was sent before a new one is asked for was refused.
  if (isStarfishError(error) && "path" in error && error.path === "/token") return false;
  if (error instanceof NetworkError || error instanceof TimeoutError || error instanceof DecodeError) return true;
  return error instanceof HttpError && isTransient(error.status);
}

/** Asks the Results until they know the run or the time is over; a failure to ask is no answer. */
async function isKnown({ clock, getResults, inquiry }: StartContext): Promise<boolean> {
  const end = clock.now() + inquiry;
  for (let delay = 500; ; delay *= 2) {
    if (hasRows(await getResults().catch(() => []))) return true;
    const left = end - clock.now();
    if (left <= 0) return false;
    await new Promise<void>((resolve) => clock.setTimer(Math.min(delay, left), resolve));
  }
}

function hasRows(rows: ArrayOfResultsResponse): boolean {
  return rows !== null && rows.length > 0;
}
