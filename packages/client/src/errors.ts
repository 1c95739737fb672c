import type { Issue } from "@starfish-api/openapi-codec";
import type { components } from "./generated/types.ts";
import type { ResultsResponse } from "./messages.ts";
import { printable } from "./printable.ts";

export type { Issue };

/** One attempt to send a request. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  readonly durationMilliseconds: number;
  /** Of the answer; missing where there was none. */
  readonly status?: number;
  /** Why there was no answer. */
  readonly error?: string;
  /** The request certainly never left: no connection came about. Missing where it may have. */
  readonly isUnsent?: true;
}

/** The call that an error belongs to. Codecs used by themselves know of no call. */
export interface CallDetails {
  readonly method?: string;
  /** As the description spells it, `/v1/Results/{id}`. */
  readonly path?: string;
  /** The run that the call was about: keep it, the outcome can be asked for later. */
  readonly runID?: string | undefined;
  /** Every attempt of the call, in order; a call without any did not reach the network. */
  readonly attempts?: readonly Attempt[];
}

/** What is known of the answer that an error is about. */
export interface AnswerDetails {
  readonly status?: number;
  /** The Content-Type as it was sent. */
  readonly contentType?: string | undefined;
  /** The first 500 characters of the body as text; missing for a broken answer of `/token`, which may hold a token. */
  readonly bodyStart?: string | undefined;
}

/** The errors of the API itself: Web API's own, or that of OAuth 2.0 from `/token`. */
export type ErrorBody = components["schemas"]["Error"] | components["schemas"]["tokenError"];

/** In the global registry: a program may load the package twice, by import and by require, and hand errors across. */
const brand = Symbol.for("@starfish-api/client/error");

/** On the prototype, where nobody who prints an error sees it. */
function mark(type: { readonly prototype: Error }): void {
  Object.defineProperty(type.prototype, brand, { value: true });
}

/** An option or argument that cannot be used, such as a base URL that is not a URL. Nothing was sent. */
export class InvalidOptionError extends Error {
  readonly code = "invalid_option";
  override readonly name = "InvalidOptionError";

  static {
    mark(InvalidOptionError);
  }

  constructor(message: string) {
    super(printable(message));
  }
}

/** As ErrorOptions, which the library of ES2021 and before lacks. */
interface Cause {
  readonly cause?: unknown;
}

abstract class CallError<Details = unknown> extends Error {
  static {
    mark(CallError);
  }

  /** As in `CallDetails`; undefined where the error belongs to no call. */
  declare readonly method: string | undefined;
  declare readonly path: string | undefined;
  declare readonly runID: string | undefined;
  declare readonly attempts: readonly Attempt[];

  /** What is known becomes members of the error, but for the cause. */
  constructor(message: string, details: Cause & CallDetails & Details) {
    const { cause: _, ...known } = details;
    const { method, path, runID } = known;
    const address = runID === undefined ? path : path?.replace(/\{\w+\}/, () => runID);
    super(printable(method === undefined ? message : `${method} ${address}: ${message}`), details);
    Object.assign(this, { attempts: [] }, known);
  }
}

/** What is wrong with a message, each thing in its place. */
interface Issues {
  readonly issues: readonly Issue[];
}

/** A value that is not what the description asks for, or that the media type cannot carry. Nothing was sent. */
export class EncodeError extends CallError<Issues> {
  readonly code = "encode_failed";
  override readonly name = "EncodeError";
  declare readonly issues: readonly Issue[];
}

/** The request could not be sent, or the answer did not arrive whole. Whether the server acted on it is unknown. */
export class NetworkError extends CallError {
  readonly code = "network_failed";
  override readonly name = "NetworkError";
}

/** What took too long: one attempt, all of a call, or the wait for a run. */
export type TimeoutScope = "attempt" | "total" | "wait";

/** There was no complete answer in time. Whether the server acted on the request is unknown. */
export class TimeoutError extends CallError<{ readonly scope: TimeoutScope }> {
  readonly code = "timed_out";
  override readonly name = "TimeoutError";
  /** The limit that was reached: of one attempt, of the whole call, or of the wait for a run to end. */
  declare readonly scope: TimeoutScope;
}

/** A 2xx answer that is broken, or is not what the description promises. */
export class DecodeError extends CallError<Issues & AnswerDetails> {
  readonly code = "decode_failed";
  override readonly name = "DecodeError";
  declare readonly issues: readonly Issue[];
  declare readonly status: number | undefined;
  declare readonly contentType: string | undefined;
  declare readonly bodyStart: string | undefined;
}

/** What a refusal consists of. */
export interface Refusal extends AnswerDetails {
  readonly status: number;
  /** Without cookies. */
  readonly headers: Headers;
  /** The decoded body; missing where it is not in the API's own format, an HTML page for example. */
  readonly body?: ErrorBody | undefined;
}

export abstract class RefusalError extends CallError<Refusal> {
  declare readonly status: number;
  declare readonly headers: Headers;
  declare readonly contentType: string | undefined;
  declare readonly body: ErrorBody | undefined;
  declare readonly bodyStart: string | undefined;
}

/** An answer with a status other than 2xx. */
export class HttpError extends RefusalError {
  readonly code = "http_failed";
  override readonly name = "HttpError";
}

/** The token is missing, wrong or expired (401), or none was given for the name and password (400 of `/token`). */
export class AuthError extends RefusalError {
  readonly code = "auth_failed";
  override readonly name = "AuthError";
}

/**
 * Whether the job was started is unknown: its start failed in a way that leaves it open, or the run was resumed, and the
 * Results knew nothing of it. Nothing was sent again. Ask later with `resumeRun(runID)` before you start it again.
 */
export class StartUnknownError extends CallError {
  readonly code = "start_unknown";
  override readonly name = "StartUnknownError";
}

/**
 * The job has started although an attempt looked refused: the Results knew the run when the start was about to be sent
 * again, so it was not. `resumeRun(runID)` waits for its end.
 */
export class AlreadyStartedError extends CallError {
  readonly code = "already_started";
  override readonly name = "AlreadyStartedError";
}

/** The server refused to start the job, or a job of the run failed. */
export class JobError extends CallError<{ readonly rows: readonly ResultsResponse[] }> {
  readonly code = "job_failed";
  override readonly name = "JobError";
  /** What the Results say of the run; empty where it did not start. */
  declare readonly rows: readonly ResultsResponse[];
}

/** A store of the user's failed, hung or answered oddly. What it was asked for then was not done. */
export class StoreError extends CallError {
  readonly code = "store_failed";
  override readonly name = "StoreError";

  constructor(message: string, details: Cause & CallDetails = {}) {
    super(message, details);
  }
}

/** Every error of this package; `switch (error.code)` over it is exhaustive. */
export type StarfishError =
  | InvalidOptionError
  | EncodeError
  | NetworkError
  | TimeoutError
  | DecodeError
  | HttpError
  | AuthError
  | StartUnknownError
  | AlreadyStartedError
  | JobError
  | StoreError;

/** Whether an unknown error is one of this package, whichever copy of it a program has loaded. */
export function isStarfishError(error: unknown): error is StarfishError {
  return Reflect.get(Object(error), brand) === true;
}

/**
 * Whether a question got no answer: the network, the server or what it sent failed. Anything else that is thrown while one
 * asks is somebody's mistake, and must be shown.
 */
export function isUnanswered(error: unknown): boolean {
  return isStarfishError(error) && unansweredCodes.has(error.code);
}

const unansweredCodes: ReadonlySet<StarfishError["code"]> = new Set([
  "network_failed",
  "timed_out",
  "http_failed",
  "auth_failed",
  "decode_failed",
]);

/** What a failure says, whatever was thrown. */
export function messageOf(error: unknown): string {
  try {
    const { message } = Object(error) as { readonly message?: unknown };
    return typeof message === "string" ? message : String(error);
  } catch {
    return "a failure that cannot be shown";
  }
}

/** Whether an answer tells of a failure that can pass, and leaves open whether the server has acted on the request. */
export function isTransient(status: number): boolean {
  return status >= 500 || status === 408;
}

/**
 * Whether the server may have acted on a request that it answered so: after a failure that can pass, and after 421, which
 * comes of the place that a connection led to and which some fetches send again by themselves.
 */
export function leavesStartOpen(status: number): boolean {
  return isTransient(status) || status === 421;
}
