import type { Transport } from "../faults/fault.ts";
import type { ServerRequest } from "../server/server-request.ts";
import type { Reply } from "../wire/http/reply.ts";

/** A reply, and everything that goes wrong with it on its way to the client. */
export interface Answer {
  readonly reply: Reply;
  readonly transport: Transport;
}

/** Answers a request, whatever happens; the signal is aborted when nobody waits for the answer any more. */
export type AnswerRequest = (request: ServerRequest, signal: AbortSignal) => Promise<Answer>;

/** Milliseconds between two bytes of a body that drips. */
export const dripInterval = 100;

/** What comes of a body before it breaks, or falls silent. */
export function firstHalf(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}
