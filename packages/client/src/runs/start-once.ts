import { type Clock, monotonic } from "../clock.ts";
import { tokenPath } from "../contract.ts";
import {
  AlreadyStartedError,
  DecodeError,
  HttpError,
  isStarfishError,
  isUnanswered,
  JobError,
  leavesStartOpen,
  messageOf,
  NetworkError,
  StartUnknownError,
  TimeoutError,
} from "../errors.ts";
import type { ArrayOfResultsResponse, ExecJobAsyncResponse } from "../messages.ts";
import { pause } from "./pause.ts";
import type { RunState } from "./run.ts";

/** What starting a job needs from its client. */
export interface StartContext {
  readonly runID: string;
  readonly start: () => Promise<ExecJobAsyncResponse>;
  readonly getResults: (signal?: AbortSignal) => Promise<ArrayOfResultsResponse>;
  readonly clock: Clock;
  /** For how long the Results are asked for a run whose start failed in a way that leaves it open, in milliseconds. */
  readonly inquiry: number;
  /** The caller accepts that the job may run twice: a start whose outcome stays unknown is sent once more. */
  readonly resendUnknownStart: boolean;
  /** Nobody waits for the run any longer: the Results are not asked on. */
  readonly signal: AbortSignal;
}

/**
 * Starts a job once. Where the outcome is unknown, the Results are asked for the run: a row means that it started.
 * `isSecond`: a start of the run may have gone out before, so that a refusal leaves the outcome open too.
 *
 * @throws {JobError} where the server refused.
 * @throws {NetworkError} where the start certainly never left.
 * @throws {StartUnknownError} where neither the start nor the Results told.
 */
export async function startOnce(context: StartContext, isSecond = false): Promise<RunState> {
  const { runID } = context;
  try {
    return started(await context.start(), runID);
  } catch (error) {
    if (error instanceof AlreadyStartedError) return "running";
    if (!(isSecond || leavesOpen(error))) throw error;
    const known = await isKnown(context).catch((mistake: unknown) => {
      throw unknown(runID, mistake);
    });
    if (known) return "running";
    if (known === false && context.resendUnknownStart && !isSecond) return startOnce(context, true);
    throw unknown(runID, error);
  }
}

function unknown(runID: string, cause: unknown): StartUnknownError {
  return new StartUnknownError(`whether run ${runID} started is unknown: ${messageOf(cause)}`, { runID, cause });
}

function started(answer: ExecJobAsyncResponse, runID: string): RunState {
  if (answer.started) return "running";
  throw new JobError(`the server did not start run ${runID}: ${answer.error ?? "it gives no reason"}`, {
    rows: [],
    runID,
  });
}

/** Whether the server may have acted on the request although it failed. */
export function leavesOpen(error: unknown): boolean {
  // Without a token nothing is sent, and what was sent before a new one is asked for was refused.
  if (isStarfishError(error) && "path" in error && error.path === tokenPath) return false;
  if (error instanceof NetworkError || error instanceof TimeoutError) {
    const isUnsent = error.attempts.length > 0 && error.attempts.every((attempt) => attempt.isUnsent === true);
    return !isUnsent;
  }
  if (error instanceof DecodeError || error instanceof StartUnknownError) return true;
  return error instanceof HttpError && leavesStartOpen(error.status);
}

/**
 * Asks the Results until they know the run, the time is over or nobody waits. Undefined where the last question got no
 * answer, so that nothing is known; a mistake is thrown.
 */
export async function isKnown({ clock, getResults, inquiry, signal }: StartContext): Promise<boolean | undefined> {
  const end = monotonic(clock) + inquiry;
  const noAnswer = (error: unknown) => {
    if (isUnanswered(error) || signal.aborted) return undefined;
    throw error;
  };
  for (let delay = 500; !signal.aborted; delay *= 2) {
    const asked = monotonic(clock);
    const known = await getResults(signal).then(hasRows, noAnswer);
    // However late it comes, an answer tells of the moment at which it was asked for.
    if (known || asked >= end) return known;
    await pause(clock, Math.max(0, Math.min(delay, end - monotonic(clock))), signal);
  }
  return undefined;
}

export function hasRows(rows: ArrayOfResultsResponse): boolean {
  return rows !== null && rows.length > 0;
}
