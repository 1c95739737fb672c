import { isStarfishError, type StarfishError } from "../errors.ts";
import type { Call } from "./call.ts";

/**
 * The failure to get a token, as the failure of one call: it says that `/token` failed, and carries the run of the call.
 * Calls that waited for the same token get an error each.
 */
export function tokenFailure(error: unknown, { runID }: Call): unknown {
  if (!isStarfishError(error) || error.code === "invalid_option" || runID === undefined) return error;
  const SameError = error.constructor as new (message: string, details: object) => StarfishError;
  // The constructor puts method and path in front again.
  const message = error.message.replace(`${error.method} ${error.path}: `, "");
  return new SameError(message, { ...error, runID, cause: error });
}
