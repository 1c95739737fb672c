import type { Operation } from "@starfish-api/openapi-codec";
import type { Call } from "./call.ts";
import type { Send } from "./send.ts";

/** What a client's calls go through, for other kinds of client that make calls of it. */
export interface Transport {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Begins a call with the client's own limits: its time runs from now on. */
  readonly begin: (operation: Operation, signal: AbortSignal) => Call;
  readonly send: Send;
}

/**
 * In the global registry: a program may load the package twice, by import and by require, and use the clients of one copy
 * with the other. It ends in the version of `Transport`, which another version of the package may not share.
 */
const key = Symbol.for("@starfish-api/client/transport/1");

/** Not enumerable, so that who prints or copies a client does not meet it. */
export function setTransport(client: object, transport: Transport): void {
  Object.defineProperty(client, key, { value: transport });
}

/** Undefined for what `createClient` did not make. */
export function transportOf(client: unknown): Transport | undefined {
  return Reflect.get(Object(client), key);
}
