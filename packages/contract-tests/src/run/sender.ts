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

/** No time at all is also what is left of a part of a second; then nobody else is held up. In milliseconds. */
const partOfSecond = 1000;

/** Milliseconds that a server may ask to wait for. */
const maxRetryAfter = 60_000;

/** After so many requests in a row for which waiting did not help, none waits and none is slower until one is answered. */
const maxInVain = 10;

const tooMany =
  "429: the server limits how often it is asked (requestsPerSecond in the configuration asks it less often)";

/**
 * A server that answers 429 is asked once more after the time that it tells, unless that never helps.
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
  /** Requests in a row for which waiting did not help. */
  let inVain = 0;
  return async (request, timeLimit) => {
    const waits: number[] = [];
    let exchange = await attempt(request, timeLimit);
    while (exchange.response.status === 429 && inVain < maxInVain) {
      const delay = delayOf(exchange, waits, clock.now());
      if (delay === undefined) {
        break;
      }
      limit.pause(delay);
      if (!mayRepeat(request)) {
        return { ...exchange, unjudged: `${tooMany}; what could start or change something there is not sent twice` };
      }
      if (delay === 0 && waits.length > 0) {
        await clock.sleep(partOfSecond);
      }
      waits.push(delay);
      exchange = await attempt(request, timeLimit);
    }
    const isLimited = exchange.response.status === 429;
    inVain = isLimited ? inVain + Math.sign(waits.length) : 0;
    if (inVain >= maxInVain) {
      limit.resume();
    }
    return {
      ...exchange,
      ...(waits.length === 0 ? {} : { notes: [describeWaits(waits), ...(exchange.notes ?? [])] }),
      ...(isLimited ? { unjudged: tooMany } : {}),
    };
  };
}

/** How long an answer asks to wait before its request is sent again. Undefined where it is not sent again. */
function delayOf({ response }: SentExchange, waits: readonly number[], now: number): number | undefined {
  const isLast = waits.length > 1 || (waits[0] ?? 0) > 0;
  const told = isLast ? undefined : readRetryAfter(response.headers, now);
  return told === undefined || told > maxRetryAfter ? undefined : told;
}

function describeWaits([first = 0, ...others]: readonly number[]): string {
  return others.length === 0
    ? `sent twice: the first answer was 429, with a Retry-After of ${first / 1000} s`
    : "sent three times: the first answers were 429, with a Retry-After of 0 s";
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
