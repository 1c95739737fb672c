import { AuthError, DecodeError, HttpError, isStarfishError, NetworkError, TimeoutError } from "../errors.ts";
import type { Call } from "./call.ts";

/**
 * The failure to get a token, as the failure of one call: it says that `/token` failed, and carries the run of the call.
 * Calls that waited for the same token get an error each.
 */
export function tokenFailure(error: unknown, { runID }: Call): unknown {
  if (!isStarfishError(error) || !("path" in error) || runID === undefined) return error;
  const { method = "", path, attempts } = error;
  const details = { method, path: path ?? "", attempts, runID, cause: error };
  // The constructors put it in front again.
  const message = error.message.replace(`${method} ${path}: `, "");
  switch (error.code) {
    case "network_failed":
      return new NetworkError(message, details);
    case "timed_out":
      return new TimeoutError(message, error.scope, details);
    case "decode_failed": {
      const { status, contentType, bodyStart } = error;
      return new DecodeError(message, error.issues, {
        ...details,
        ...(status !== undefined && { status }),
        contentType,
        bodyStart,
      });
    }
    case "http_failed":
      return new HttpError(message, error, details);
    case "auth_failed":
      return new AuthError(message, error, details);
    default:
      return error;
  }
}
