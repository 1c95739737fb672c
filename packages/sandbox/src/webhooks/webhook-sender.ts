import { gzipSync } from "node:zlib";
import type { Clock } from "../clock.ts";
import { detach } from "../jobs/detach.ts";
import { refusalOf } from "./allowed-target.ts";
import type { Slots } from "./slots.ts";

/** One message to a webhook. */
export interface WebhookMessage {
  readonly method: "POST" | "GET";
  readonly contentType: string;
  readonly body: string;
  /** How the body becomes bytes; UTF-8 by default. */
  readonly encoding?: "utf16le" | "latin1" | "gzip";
  /** Milliseconds to wait before it is sent. */
  readonly delay: number;
  /** It does not wait until the one before it was delivered. */
  readonly together?: true;
}

/** One attempt to deliver a message. */
export interface WebhookDelivery {
  readonly runID: string | null;
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: "delivered" | "failed" | "refused";
  /** What the receiver answered. */
  readonly status?: number;
  /** Why it was not delivered. */
  readonly reason?: string;
}

export interface WebhookSenderOptions {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** Hosts beside the loopback addresses to which messages may go. */
  readonly allowedHosts: readonly string[];
  /** Real milliseconds for one attempt. */
  readonly timeout: number;
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  readonly backOff: number;
  readonly log: (delivery: WebhookDelivery) => void;
  /** Ends the waiting; what is under way is finished. */
  readonly signal: AbortSignal;
  /** Ends what is under way. */
  readonly stop: AbortSignal;
  /** How many attempts there may be at once. */
  readonly slots: Slots;
}

/** As much of an address, an id or a reason as is worth keeping. */
const maxShownLength = 2000;
const shorten = (text: string): string => detach(text.slice(0, maxShownLength));

/**
 * Delivers a message: once, and again after a network error, a time-out, 408, 429 or 5xx. Redirects are not followed,
 * because they would lead around the list of allowed hosts.
 */
export async function sendWebhook(
  options: WebhookSenderOptions,
  runID: string | null,
  url: string,
  message: WebhookMessage,
): Promise<void> {
  const { clock, slots } = options;
  const shown = shorten(url);
  const log = ({ reason, ...delivery }: Omit<WebhookDelivery, "runID" | "url">): void => {
    options.log({
      runID: runID === null ? null : shorten(runID),
      url: shown,
      ...delivery,
      ...(reason === undefined ? {} : { reason: shorten(reason) }),
    });
  };
  await clock.sleep(message.delay, options.signal);
  const refusal = refusalOf(url, options.allowedHosts);
  if (refusal !== undefined) {
    log({ attempt: 1, at: clock.now(), outcome: "refused", reason: refusal });
    return;
  }
  for (let attempt = 1; attempt <= options.attempts; attempt++) {
    await slots.take();
    const { isWorthRetrying, ...result } = await tryOnce(options, url, message).finally(slots.give);
    log({ attempt, at: clock.now(), ...result });
    if (!isWorthRetrying || attempt === options.attempts || options.signal.aborted) {
      return;
    }
    await clock.sleep(options.backOff * 2 ** (attempt - 1), options.signal);
  }
}

interface AttemptResult {
  readonly outcome: "delivered" | "failed";
  readonly status?: number;
  readonly reason?: string;
  readonly isWorthRetrying: boolean;
}

async function tryOnce(options: WebhookSenderOptions, url: string, message: WebhookMessage): Promise<AttemptResult> {
  const limit = new AbortController();
  const cutOff = (): void => limit.abort(options.stop.reason);
  const timer = setTimeout(() => limit.abort(new Error(`no answer within ${options.timeout} ms`)), options.timeout);
  options.stop.addEventListener("abort", cutOff);
  try {
    options.stop.throwIfAborted();
    const response = await Promise.race([
      options.fetch(url, {
        method: message.method,
        redirect: "manual",
        signal: limit.signal,
        ...(message.method === "GET" ? {} : contentOf(message)),
      }),
      rejectedBy(limit.signal),
    ]);
    response.body?.cancel().catch(() => undefined);
    const { status } = response;
    return response.ok
      ? { outcome: "delivered", status, isWorthRetrying: false }
      : { outcome: "failed", status, isWorthRetrying: status >= 500 || status === 408 || status === 429 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { outcome: "failed", reason, isWorthRetrying: true };
  } finally {
    clearTimeout(timer);
    options.stop.removeEventListener("abort", cutOff);
  }
}

function contentOf({ body, contentType, encoding }: WebhookMessage): Pick<RequestInit, "body" | "headers"> {
  const headers = { "content-type": contentType };
  switch (encoding) {
    case undefined:
      return { body, headers };
    case "gzip":
      return { body: gzipSync(body), headers: { ...headers, "content-encoding": "gzip" } };
    default:
      return { body: Buffer.from(body, encoding), headers };
  }
}

/** Even a `fetch` that does not look at its signal comes to an end. */
function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}
