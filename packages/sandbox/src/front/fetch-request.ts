import type { ServerRequest } from "../server/server-request.ts";
import { readAddress } from "../wire/http/request-address.ts";
import { type BodyLimits, createBody } from "./read-body.ts";

/** The request that was given to `fetch`. */
export function requestFrom(request: Request, limits: BodyLimits): ServerRequest {
  const { origin, pathname, search, hash } = new URL(request.url);
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => {
    body ??= readBody(request, limits);
    return body;
  };
  return {
    method: request.method,
    address: readAddress(origin, pathname + search + hash),
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
