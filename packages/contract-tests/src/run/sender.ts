import { performance } from "node:perf_hooks";
import type { Exchange, ExchangeRequest, HeaderFields } from "../types.ts";
import type { Clock } from "./clock.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Send } from "./send.ts";

/** An exchange of a run. */
export interface SentExchange extends Exchange {
  /** What Node.js calls the reason why no answer came, such as `ECONNREFUSED`. */
  readonly failureCode?: string;
  /** Why the answer says nothing of the server's worth. */
  readonly unjudged?: string;
  /** What is worth a word and no finding. */
  readonly notes?: readonly string[];
}

/** Sends a request when it may be sent. Where no complete answer comes within so many milliseconds, the exchange says why. */
export type Sender = (request: ExchangeRequest, timeLimit: number) => Promise<SentExchange>;

/** Milliseconds that a server may ask to wait for. */
const maxRetryAfter = 60_000;

const tooMany =
  "429: the server limits how often it is asked (requestsPerSecond in the configuration asks it less often)";

/**
 * A server that answers 429 is asked once more, after the time that it tells.
 *
 * @param mayRepeat - Whether a request may be sent again. Default: each may.
 */
export function createSender(
  send: Send,
  limit: RateLimit,
  clock: Clock,
  mayRepeat: (request: ExchangeRequest) => boolean = () => true,
): Sender {
  const attempt = async (request: ExchangeRequest, timeLimit: number): Promise<SentExchange> => {
    await limit.wait();
    return exchangeWith(send, request, timeLimit);
  };
  return async (request, timeLimit) => {
    const first = await attempt(request, timeLimit);
    if (first.response.status !== 429) {
      return first;
    }
    const delay = readRetryAfter(first.response.headers, clock.now());
    if (delay === undefined || delay > maxRetryAfter) {
      return { ...first, unjudged: tooMany };
    }
    limit.pause(delay);
    if (!mayRepeat(request)) {
      return { ...first, unjudged: `${tooMany}; what could start or change something there is not sent twice` };
    }
    const second = await attempt(request, timeLimit);
    const notes = [`sent twice: the first answer was 429, with a Retry-After of ${delay / 1000} s`];
    return {
      ...second,
      notes: [...notes, ...(second.notes ?? [])],
      ...(second.response.status === 429 ? { unjudged: tooMany } : {}),
    };
  };
}

async function exchangeWith(send: Send, request: ExchangeRequest, timeLimit: number): Promise<SentExchange> {
  const start = performance.now();
  try {
    const { note, ...response } = await send(request, AbortSignal.timeout(timeLimit));
    const durationMilliseconds = performance.now() - start;
    return { request, response, durationMilliseconds, ...(note === undefined ? {} : { notes: [note] }) };
  } catch (cause) {
    return {
      request,
      response: { status: 0, headers: {}, body: new Uint8Array() },
      durationMilliseconds: performance.now() - start,
      failure: describeFailure(cause, timeLimit),
      ...(cause instanceof Error && "code" in cause ? { failureCode: String(cause.code) } : {}),
    };
  }
}

function describeFailure(cause: unknown, timeLimit: number): string {
  if (!(cause instanceof Error)) {
    return String(cause);
  }
  if (cause.name === "TimeoutError" || cause.name === "AbortError") {
    return `nothing more came within ${timeLimit} ms`;
  }
  const { cause: reason } = cause;
  if (cause.message === "" && "code" in cause) {
    return String(cause.code);
  }
  return reason instanceof Error ? `${cause.message}: ${reason.message}` : cause.message;
}

const dateForm = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The milliseconds that an answer asks to wait before the request is sent again: by a number of seconds or by a date (RFC
 * 9110, 10.2.3). Undefined where it does not say so.
 *
 * @param now - Milliseconds since 1970.
 */
export function readRetryAfter(headers: HeaderFields, now: number): number | undefined {
  const text = new Headers(headers).get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) {
    return Number(text) * 1000;
  }
  return dateForm.test(text) ? Math.max(0, Date.parse(text) - now) : undefined;
}
