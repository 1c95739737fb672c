import type { Fetch } from "@starfish-api/client";
import { type Exchange, withRecording } from "../../src/index.ts";

export interface RecordingFetch {
  readonly fetch: Fetch;
  /** Everything that crossed, in order, as bytes. */
  readonly exchanges: readonly Exchange[];
}

/** Keeps both sides of everything that goes through. `change` may spoil or steer a request on its way. */
export function recordingFetch(
  server: Fetch,
  change: (request: Request) => Request = (request) => request,
): RecordingFetch {
  const exchanges: Exchange[] = [];
  const recorded = withRecording(server, (exchange) => exchanges.push(exchange));
  return { fetch: (request) => recorded(change(request)), exchanges };
}

/** Asks a mock for one of the description's named examples. */
export function preferring(example: string): (request: Request) => Request {
  return (request) => {
    request.headers.set("Prefer", `example=${example}`);
    return request;
  };
}
