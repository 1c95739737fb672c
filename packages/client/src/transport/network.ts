import { NetworkError } from "../errors.ts";
import { type Call, detailsOf } from "./call.ts";
import type { Fetch } from "./fetch.ts";

/** Makes a NetworkError of whatever the innermost fetch throws. An abort by the caller stays what it is. */
export function withNetworkErrors(fetch: Fetch, call: Call): Fetch {
  return async (request) => {
    try {
      return await fetch(request);
    } catch (cause) {
      throw networkErrorOf(cause, call, "the request failed");
    }
  };
}

/** Reads a body to its end. Throws NetworkError where it ends too early. */
export async function readBody(response: Response, call: Call): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw networkErrorOf(cause, call, `the answer (status ${response.status}) ended before it was complete`);
  }
}

function networkErrorOf(cause: unknown, call: Call, what: string): unknown {
  if (call.signal?.aborted) return cause;
  return new NetworkError(`${what}: ${reasonOf(cause)}`, { ...detailsOf(call), cause });
}

/** fetch says only that it failed; why is in the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof Error === false) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
