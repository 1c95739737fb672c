import { NetworkError } from "../errors.ts";
import { detailsOf } from "./call.ts";
import type { Bytes, Connect, SendOnce } from "./send.ts";

/** The innermost layer: reads every answer to its end, and makes a NetworkError of whatever fails on the way. */
export function receiveWhole(connect: Connect): SendOnce {
  return async (request, call, signal) => {
    let status: number | undefined;
    try {
      const response = await connect(request, signal);
      status = response.status;
      // Nobody waits for an answer that comes after the abort: its connection is let go.
      if (signal.aborted) await response.body?.cancel(signal.reason);
      return { response, body: await bodyOf(response) };
    } catch (cause) {
      const what = status === undefined ? "the request failed" : `the answer (status ${status}) was cut off`;
      throw new NetworkError(`${what}: ${reasonOf(cause)}`, { ...detailsOf(call), cause });
    }
  };
}

function bodyOf(response: Response): Bytes | Promise<Bytes> {
  // A browser hides a redirect behind status 0 and shows no body.
  if (response.body === null || response.bodyUsed || response.type === "opaqueredirect") return new Uint8Array();
  return response.arrayBuffer().then((buffer) => new Uint8Array(buffer));
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
