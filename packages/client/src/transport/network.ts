import { DecodeError, messageOf, NetworkError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import { memberOf } from "./failure-chain.ts";
import { reasonOf, remedyOf } from "./failure-reason.ts";
import type { Passage } from "./node-dispatcher.ts";
import { readBody } from "./read-body.ts";
import type { Connect, OutgoingRequest, ReceivedAnswer } from "./send.ts";

/** As much of an error page is kept, in bytes: enough for what it says. */
const maxErrorBytes = 65_536;

/**
 * Sends a request and reads its answer to the end, or to the call's limit. Throws a NetworkError for whatever fails on the
 * way, and a DecodeError for an answer that is larger than allowed.
 */
export async function receive(
  connect: Connect,
  request: OutgoingRequest,
  call: Call,
  signal: AbortSignal,
  passage: Passage,
): Promise<ReceivedAnswer> {
  const { maxAnswerBytes } = call.limits;
  let status: number | undefined;
  try {
    const response = checkResponse(await connect(request, signal, call, passage));
    status = response.status;
    // Nobody waits for an answer that comes after the abort: its connection is let go.
    if (signal.aborted) await response.body?.cancel(signal.reason);
    const limit = response.ok ? maxAnswerBytes : Math.min(maxAnswerBytes, maxErrorBytes);
    const { bytes, isCut } = await readBody(response, limit);
    if (isCut && response.ok) throw tooLarge(response, call);
    return { response, body: bytes };
  } catch (thrown) {
    const failure = typeof memberOf(thrown, "message") === "string" ? thrown : new Error(messageOf(thrown));
    if (failure instanceof DecodeError) throw failure;
    const cause = call.secrets.shownFailure(failure);
    const number = call.attempts.length + 1;
    const what = status === undefined ? "the request failed" : `the answer (status ${status}) was cut off`;
    const after = number === 1 ? "" : ` after ${number} attempts`;
    const remedy = remedyOf(cause);
    const message = `${what}${after}: ${reasonOf(cause)}${remedy === undefined ? "" : `. ${remedy}`}`;
    throw new NetworkError(call.secrets.mask(message), { ...detailsOf(call), cause });
  }
}

/** Throws for what a user's fetch gives in place of an answer. */
function checkResponse(response: Response): Response {
  const { status, headers, type } = Object(response) as Partial<Response>;
  if (typeof status !== "number" || typeof headers?.get !== "function") {
    throw new TypeError(`fetch gave ${response === null ? "null" : typeof response} and no Response`);
  }
  if (type === "error") throw new TypeError("fetch gave the Response of a network error");
  return response;
}

function tooLarge({ status, headers }: Response, call: Call): DecodeError {
  const message = `the answer is larger than ${call.limits.maxAnswerBytes} bytes; maxAnswerBytes raises the limit`;
  const contentType = call.secrets.mask(headers.get("Content-Type") ?? "");
  return new DecodeError(`${status}: ${message}`, {
    ...detailsOf(call),
    issues: [{ message, path: [] }],
    status,
    contentType,
  });
}
