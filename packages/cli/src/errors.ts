import { isStarfishError } from "@starfish-api/client";
import type { Outcome } from "./exit-code.ts";
import { printable } from "./printable.ts";

/** A command line, a variable or a file that cannot be used; nothing was sent. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What a failure means for the exit code; undefined where it is a mistake in this program. */
export function outcomeOf(error: unknown): Outcome | undefined {
  if (error instanceof UsageError) return "wrong";
  if (!isStarfishError(error)) return undefined;
  switch (error.code) {
    case "invalid_option":
    case "encode_failed":
    case "store_failed":
      return "wrong";
    case "job_failed":
      return error.rows.length > 0 ? "failed" : "refused";
    case "start_unknown":
      return "unknown";
    case "timed_out":
      return error.scope === "wait" ? "unfinished" : "refused";
    case "already_started":
      return "unfinished";
    case "network_failed":
    case "decode_failed":
    case "auth_failed":
    case "http_failed":
      return "refused";
  }
}

/** A failure as lines for people: only a file that is wrong in several places needs more than one. */
export function linesOf(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  return (error instanceof UsageError ? message.split("\n") : [message]).map(printable);
}

export function sentenceOf(error: unknown): string {
  return linesOf(error).join(" ");
}
