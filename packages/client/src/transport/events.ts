import type { Attempt } from "../errors.ts";
import { tellListener } from "../tell-listener.ts";
import type { Call } from "./call.ts";
import type { OutgoingRequest, Send } from "./send.ts";

/** One attempt and its answer, without secrets: the headers that carry them are masked, and no body is given. */
export interface ExchangeEvent extends Attempt {
  readonly method: string;
  /** As the description spells it, `/v1/Results/{id}`. */
  readonly path: string;
  readonly runID: string | undefined;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Of the body as it was sent. */
  readonly requestBytes: number;
  /** Missing where there was no answer. */
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBytes?: number;
}

export type ExchangeListener = (event: ExchangeEvent) => unknown;

/** Tells of every attempt, after it was kept among the attempts of its call. */
export function withEvents(send: Send, listener: ExchangeListener): Send {
  return async (request, call) => {
    const { response, body } = await send(request, call).catch((error: unknown) => {
      tellListener("onExchange", listener, requestEvent(request, call));
      throw error;
    });
    const responseHeaders = masked(response.headers);
    const event = { ...requestEvent(request, call), responseHeaders, responseBytes: body.length };
    tellListener("onExchange", listener, event);
    return { response, body };
  };
}

function requestEvent({ headers, body = "" }: OutgoingRequest, { operation, runID, attempts }: Call): ExchangeEvent {
  return {
    ...(attempts.at(-1) as Attempt),
    method: operation.method,
    path: operation.path,
    runID,
    requestHeaders: masked(Object.entries(headers)),
    requestBytes: typeof body === "string" ? new TextEncoder().encode(body).length : body.length,
  };
}

const secretHeaders = new Set(["authorization", "proxy-authorization", "cookie", "set-cookie"]);

function masked(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, secretHeaders.has(name) ? "***" : value]));
}
