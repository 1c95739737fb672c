import type { ServerRequest } from "../server/server-request.ts";
import { type BodyLimits, readBody } from "./read-body.ts";

/** The request that was given to `fetch`. */
export function requestFrom(request: Request, limits: BodyLimits): ServerRequest {
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => {
    body ??= readBody(request.body ?? nothing(), request.headers.get("content-length"), limits);
    return body;
  };
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    arrayBuffer: async () => (await read()).buffer,
    text: async () => new TextDecoder().decode(await read()),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
