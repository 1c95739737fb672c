import type { IncomingMessage } from "node:http";
import type { ServerRequest } from "../server/server-request.ts";
import { type BodyLimits, readBody } from "./read-body.ts";

/** The request that came on a socket; undefined where its address or its Host is none. */
export function requestOf(incoming: IncomingMessage, limits: BodyLimits): ServerRequest | undefined {
  const { method = "GET", url: target = "/" } = incoming;
  const host = incoming.headers.host ?? "localhost";
  const address = /^https?:\/\//i.test(target) ? target : `http://${host}${target.startsWith("/") ? "" : "/"}${target}`;
  if (!/^[^\s/?#@\\]+$/.test(host) || !URL.canParse(address)) {
    return undefined;
  }
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => {
    body ??= readBody(incoming.iterator({ destroyOnReturn: false }), incoming.headers["content-length"], limits);
    return body;
  };
  return {
    method,
    url: new URL(address).href,
    headers: new Headers(pairsOf(incoming.rawHeaders)),
    arrayBuffer: async () => (await read()).buffer,
    text: async () => new TextDecoder().decode(await read()),
  };
}

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    pairs.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  }
  return pairs;
}
