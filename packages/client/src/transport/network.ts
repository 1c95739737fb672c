import { NetworkError } from "../errors.ts";
import { orAborted } from "./abort.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Connect, Send } from "./send.ts";

/**
 * The innermost layer: reads every answer to its end, and makes a NetworkError of whatever fails on the way. An abort
 * stays what its signal says it is, and ends the waiting even where the fetch or the body does not heed the signal.
 */
export function receiveWhole(connect: Connect, call: Call): Send {
  return async (request) => {
    const { signal } = request;
    signal?.throwIfAborted();
    let status: number | undefined;
    const receive = async () => {
      const response = await connect(request);
      status = response.status;
      return { response, body: await bodyOf(response, signal) };
    };
    try {
      return await orAborted(receive(), signal);
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      const what = status === undefined ? "the request failed" : `the answer (status ${status}) was cut off`;
      throw new NetworkError(`${what}: ${reasonOf(cause)}`, { ...detailsOf(call), cause });
    }
  };
}

async function bodyOf(response: Response, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  // A browser hides a redirect behind status 0 and shows no body.
  if (response.body === null || response.type === "opaqueredirect") return new Uint8Array();
  if (signal?.aborted) {
    // Nobody waits for an answer that comes after the abort: its connection is let go.
    await response.body.cancel(signal.reason);
    return new Uint8Array();
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** fetch says only that it failed; why is in the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof Error === false) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

const unsentCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** Whether the request surely never reached the server: no connection, or no name. Unknown counts as reached. */
export function isUnsent(error: NetworkError): boolean {
  const causes = (cause: unknown): unknown[] => {
    if (cause instanceof AggregateError) return cause.errors.flatMap(causes);
    if (cause instanceof Error && cause.cause !== undefined) return causes(cause.cause);
    return [cause];
  };
  return causes(error.cause).every(
    (cause) => cause instanceof Error && "code" in cause && unsentCodes.has(String(cause.code)),
  );
}
