import type { ServerRequest } from "../server/server-request.ts";
import { type BodyLimits, createBody } from "./read-body.ts";

/** The request that was given to `fetch`. */
export function requestFrom(request: Request, limits: BodyLimits): ServerRequest {
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => {
    body ??= readBody(request, limits);
    return body;
  };
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    body: read,
    text: async () => new TextDecoder().decode(await read()),
  };
}

async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const body = createBody(request.headers.get("content-length"), limits);
  try {
    for await (const part of request.body ?? []) {
      body.add(part);
    }
  } catch (error) {
    body.end();
    throw error;
  }
  return body.end();
}
