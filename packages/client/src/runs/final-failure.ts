import { DecodeError, InvalidOptionError, isStarfishError, isTransient, RefusalError } from "../errors.ts";

/** Whether asking the Results again would bring the same failure: by its kind, or because it has come twice. */
export function isFinalFailure(error: unknown, last: unknown): boolean {
  const isRepeated = last instanceof Error && error instanceof Error && last.message === error.message;
  if (!isStarfishError(error)) return isRepeated;
  // A page of a proxy on the way passes; an answer that is otherwise than described does not.
  if (error instanceof DecodeError) return isRepeated && error.issues.length > 0;
  // The Results' own 404 is an answer: this one is of another server, or of another path.
  if (error instanceof RefusalError && error.status === 404) return isRepeated;
  if (error instanceof RefusalError) return !isTransient(error.status) && error.status !== 429;
  return error instanceof InvalidOptionError;
}
