import type { Attempt } from "../errors.ts";
import { tellListener } from "../tell-listener.ts";
import type { Call } from "./call.ts";
import type { OutgoingRequest, Send } from "./send.ts";

/**
 * One attempt and its answer, without secrets: they are masked in the headers, whoever wrote them, and no body is given.
 */
export interface ExchangeEvent extends Attempt {
  readonly method: string;
  /** As the description spells it, `/v1/Results/{id}`. */
  readonly path: string;
  /** Where it was sent, without the query, which may hold an argument. */
  readonly url: string;
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
    const responseHeaders = call.secrets.shownAnswer(response.headers, call.operation.path);
    const event = { ...requestEvent(request, call), responseHeaders, responseBytes: body.length };
    tellListener("onExchange", listener, event);
    return { response, body };
  };
}

function requestEvent({ url, headers, body = "" }: OutgoingRequest, call: Call): ExchangeEvent {
  const { operation, runID, attempts, secrets } = call;
  return {
    ...(attempts.at(-1) as Attempt),
    method: operation.method,
    path: operation.path,
    url: secrets.mask(url.replace(/\?.*/s, "")),
    runID,
    requestHeaders: secrets.shownRequest(headers),
    requestBytes: typeof body === "string" ? new TextEncoder().encode(body).length : body.length,
  };
}
