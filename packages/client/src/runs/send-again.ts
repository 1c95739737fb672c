import {
  AlreadyStartedError,
  isUnanswered,
  JobError,
  leavesStartOpen,
  messageOf,
  RefusalError,
  type StarfishError,
  StartUnknownError,
} from "../errors.ts";

/** A start on its way. */
export interface Sending {
  /** Undefined where the server makes it, or it is not known. */
  readonly runID: string | undefined;
  /** Whether the Results know the run. */
  readonly isKnown: () => Promise<boolean>;
}

/**
 * Whether a start that was refused may go out a second time: only where the Results could be asked, and knew nothing of its
 * run. A gateway may refuse what it has forwarded already.
 *
 * @throws {AlreadyStartedError} where the Results know the run.
 */
export async function maySendAgain({ runID, isKnown }: Sending): Promise<boolean> {
  if (runID === undefined) return false;
  const known = await answerOf(isKnown);
  if (known) throw alreadyStarted(runID);
  return known === false;
}

/** Undefined where the Results gave no answer. */
function answerOf(isKnown: Sending["isKnown"]): Promise<boolean | undefined> {
  return isKnown().catch((error: unknown) => {
    if (isUnanswered(error)) return undefined;
    throw error;
  });
}

/**
 * What is true of a start that went out more than once and was refused at last: the refusal may be about a duplicate. So
 * the Results are asked once more.
 */
export async function doubt({ runID, isKnown }: Sending, cause: unknown): Promise<StarfishError> {
  if (runID !== undefined && (await answerOf(isKnown)) === true) return alreadyStarted(runID);
  const what = `whether run ${runID} started is unknown: its start went out more than once, then ${messageOf(cause)}`;
  return new StartUnknownError(what, { runID, cause });
}

/** Whether a failure says that the server refused, so that one sending alone did certainly nothing. */
export function isRefusal(error: unknown): boolean {
  return error instanceof JobError || (error instanceof RefusalError && !leavesStartOpen(error.status));
}

function alreadyStarted(runID: string): AlreadyStartedError {
  const message = `run ${runID} has started: the Results know it, although its start was answered with a refusal. Wait for it with resumeRun`;
  return new AlreadyStartedError(message, { runID });
}
