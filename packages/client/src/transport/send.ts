import { startsJob } from "../contract.ts";
import type { Call } from "./call.ts";
import { createDispatcher, type Passage } from "./node-dispatcher.ts";

/** The standard fetch, reduced to what is used of it. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * Bytes that no other thread can change, as bodies of requests must be. Said so that TypeScript before 5.7, whose
 * Uint8Array takes no type argument, reads it too.
 */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;

/** A request that can be sent any number of times: its body is text or bytes, never a stream. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Bytes | undefined;
}

/** An answer that has arrived whole, so that reading it can neither fail nor hang. */
export interface ReceivedAnswer {
  /** Its status and headers; its own body is used up. */
  readonly response: Response;
  readonly body: Bytes;
}

/** What every layer of the transport takes and gives. */
export type Send = (request: OutgoingRequest, call: Call) => Promise<ReceivedAnswer>;

/** What sends: the global fetch, or another one. */
export type Connect = (
  request: OutgoingRequest,
  signal: AbortSignal,
  call: Call,
  passage: Passage,
) => Promise<Response>;

/** A redirected start would become a GET, or reach a second server: no redirect is followed. */
export function createConnect(fetch: Fetch | undefined): Connect {
  return ({ url, method, headers, body = null }, signal, call, passage) => {
    const dispatcher = createDispatcher(passage, startsJob(call.operation));
    const init: RequestInit = { method, headers, body, signal, redirect: "manual" };
    if (dispatcher !== undefined) Object.assign(init, { dispatcher });
    // A Request is only made for a user's own fetch: it costs as much as everything else that the client does.
    return fetch === undefined ? globalThis.fetch(url, init) : fetch(new Request(url, init));
  };
}
