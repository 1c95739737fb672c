import { messageOf, NetworkError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Connect, OutgoingRequest, ReceivedAnswer } from "./send.ts";

/** Sends a request and reads its answer to the end. Throws a NetworkError for whatever fails on the way. */
export async function receive(
  connect: Connect,
  request: OutgoingRequest,
  call: Call,
  signal: AbortSignal,
): Promise<ReceivedAnswer> {
  let status: number | undefined;
  try {
    const response = await connect(request, signal);
    status = response.status;
    // Nobody waits for an answer that comes after the abort: its connection is let go.
    if (signal.aborted) await response.body?.cancel(signal.reason);
    return { response, body: new Uint8Array(await bodyOf(response)) };
  } catch (cause) {
    const what = status === undefined ? "the request failed" : `the answer (status ${status}) was cut off`;
    throw new NetworkError(`${what}: ${reasonOf(cause)}`, { ...detailsOf(call), cause });
  }
}

function bodyOf(response: Response): ArrayBuffer | Promise<ArrayBuffer> {
  // A browser hides a redirect behind status 0 and shows no body.
  const isHidden = response.body === null || response.bodyUsed || response.type === "opaqueredirect";
  return isHidden ? new ArrayBuffer() : response.arrayBuffer();
}

/** fetch says only that it failed; why is in the cause. */
function reasonOf(error: unknown): string {
  const { cause } = Object(error);
  return cause instanceof Error ? `${messageOf(error)}: ${cause.message}` : messageOf(error);
}

const unsentCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** Whether a failed request surely never reached the server: no connection, or no name. Unknown counts as reached. */
export function isUnsent(failure: unknown): boolean {
  if (failure instanceof AggregateError) return failure.errors.every(isUnsent);
  const { cause, code } = Object(failure);
  return cause === undefined ? unsentCodes.has(code) : isUnsent(cause);
}
