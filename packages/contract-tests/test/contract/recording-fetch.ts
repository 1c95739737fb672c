import type { Fetch } from "@starfish-api/client";
import type { Exchange } from "../../src/index.ts";

export interface RecordingFetch {
  readonly fetch: Fetch;
  /** Everything that crossed, in order, as bytes. */
  readonly exchanges: readonly Exchange[];
}

/** Keeps both sides of everything that goes through. `change` may spoil or steer a request on its way. */
export function recordingFetch(
  server: Fetch,
  change: (request: Request) => Request | Promise<Request> = (request) => request,
): RecordingFetch {
  const exchanges: Exchange[] = [];
  const fetch: Fetch = async (original) => {
    const request = await change(original);
    const { method, url, headers } = request;
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const response = await server(request);
    const answer = new Uint8Array(await response.clone().arrayBuffer());
    exchanges.push({
      request: { method, url, headers: new Headers(headers), body },
      response: { status: response.status, headers: response.headers, body: answer },
    });
    return response;
  };
  return { fetch, exchanges };
}

/** Asks a mock for one of the description's named examples. */
export function preferring(example: string): (request: Request) => Request {
  return (request) => {
    request.headers.set("Prefer", `example=${example}`);
    return request;
  };
}
