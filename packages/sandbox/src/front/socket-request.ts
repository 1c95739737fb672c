import type { IncomingMessage } from "node:http";
import type { ServerRequest } from "../server/server-request.ts";
import { remembered } from "../wire/http/remembered.ts";
import { readAddress } from "../wire/http/request-address.ts";
import { type BodyLimits, createBody } from "./read-body.ts";

/** The request that came on a socket; undefined where its address or its Host is none. */
export function requestOf(incoming: IncomingMessage, limits: BodyLimits): ServerRequest | undefined {
  const { method = "GET", url: target = "/" } = incoming;
  const host = incoming.headers.host ?? "localhost";
  // A proxy is given the whole address.
  const [authority = ""] = /^https?:\/\/[^/?#\\]*/i.exec(target) ?? [];
  const origin = /^[^\s/?#@\\]+$/.test(host) ? originOf(authority === "" ? `http://${host}` : authority) : undefined;
  if (origin === undefined) {
    return undefined;
  }
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => {
    body ??= readBody(incoming, limits);
    return body;
  };
  return {
    method,
    address: readAddress(origin, target.slice(authority.length)),
    headers: {
      get: (name) => valuesOf(incoming.rawHeaders, name),
      has: (name) => valuesOf(incoming.rawHeaders, name) !== null,
    },
    body: read,
    text: async () => new TextDecoder().decode(await read()),
  };
}

/** Names and values take turns. */
function valuesOf(raw: readonly string[], name: string): string | null {
  let found: string | null = null;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    if (raw[at]?.length === name.length && raw[at]?.toLowerCase() === name) {
      const value = raw[at + 1] ?? "";
      found = found === null ? value : `${found}, ${value}`;
    }
  }
  return found;
}

/** Undefined where it is none. */
const originOf = remembered((authority) => {
  try {
    return new URL(authority).origin;
  } catch {
    return undefined;
  }
});

/** Leaves what is longer than it may be unread. The iterator of a stream would cost more than all else about a short body. */
function readBody(incoming: IncomingMessage, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const body = createBody(incoming.headers["content-length"], limits);
    const stop = (): Uint8Array<ArrayBuffer> => {
      incoming.off("data", add).off("end", finish).off("error", fail).off("close", fail);
      return body.end();
    };
    const add = (part: Buffer<ArrayBuffer>): void => {
      try {
        body.add(part);
      } catch (error) {
        incoming.pause();
        fail(error);
      }
    };
    const finish = (): void => resolve(stop());
    const fail = (error: unknown = new Error("The connection was closed before the body had come.")): void => {
      stop();
      reject(error);
    };
    if (incoming.destroyed) {
      fail(incoming.errored ?? undefined);
      return;
    }
    incoming.on("data", add).on("end", finish).on("error", fail).on("close", fail);
  });
}
