import type { Operation } from "@starfish-api/openapi-codec";
import type { Attempt, CallDetails } from "../errors.ts";
import type { Secrets } from "./secrets/secrets.ts";

/** How long a call may take, in milliseconds, how often it may be repeated, and how large its answer may be. */
export interface Limits {
  readonly attemptTimeout: number;
  readonly totalTimeout: number;
  readonly maxRetries: number;
  /** Of an answer's body after decompression. */
  readonly maxAnswerBytes: number;
}

/** One call of an operation, as every layer of the transport knows it. */
export interface Call {
  /** As the description names it; "" for what it does not describe. */
  readonly operationId: string;
  readonly operation: Operation;
  readonly runID: string | undefined;
  readonly limits: Limits;
  /** When its total time-out is reached, in milliseconds by the clock's `monotonic`. */
  readonly end: number;
  /** The caller's: ends the call with its reason. */
  readonly signal: AbortSignal | undefined;
  /** Whether a token goes with the request. */
  readonly hasCredentials: boolean;
  /** What nothing that comes out of the call may show. */
  readonly secrets: Secrets;
  /** Every attempt so far; grows while the call goes on. */
  readonly attempts: Attempt[];
  /**
   * Whether the request may go out again after an answer of that status refused it. For a start the Results are asked
   * first. Throws where they know the run.
   */
  readonly maySendAgain: (status: number) => boolean | Promise<boolean>;
}

/** How often the request may have reached the server. */
export function sendingsOf({ attempts }: Pick<Call, "attempts">): number {
  return attempts.filter(({ isUnsent }) => isUnsent !== true).length;
}

/** What an error tells of its call. */
export function detailsOf({ operation, runID, attempts }: Pick<Call, "operation" | "runID" | "attempts">): CallDetails {
  return { method: operation.method, path: operation.path, runID, attempts };
}
