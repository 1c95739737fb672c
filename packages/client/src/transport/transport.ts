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

/** Beside the clients, not in them: it would show the credentials to anyone who prints one. */
export const transports: WeakMap<object, Transport> = new WeakMap();
