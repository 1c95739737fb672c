import { type Clock, systemClock, waitFor } from "../clock.ts";
import { DecodeError, InvalidOptionError, isStarfishError } from "../errors.ts";
import { guardStore } from "../guarded-store.ts";
import type { ExecJobResponse } from "../messages.ts";
import { printable } from "../printable.ts";
import { keyOfRun } from "../run-id.ts";
import type { Store } from "../store.ts";
import { createMemoryStore } from "../stores/memory.ts";
import { type Confirmation, type Confirmer, confirm } from "./confirm.ts";
import { createDeliveries, type Delivered } from "./deliveries.ts";
import { checkEvery, handlerRules } from "./options.ts";
import { parseUnverifiedWebhook } from "./parse-webhook.ts";
import { readLimited } from "./read-limited.ts";
import { InWork, Refusal } from "./refusal.ts";
import { createReporter, type ReporterOptions } from "./reporter.ts";
import { provenClaim, type WebhookClaim } from "./signed-url.ts";

/** A run that has ended, as its delivery and the Results tell. */
export interface EndedRun extends Confirmation {
  readonly runID: string;
  /** What was delivered: a hint, and no proof. */
  readonly body: ExecJobResponse;
}

/** What `onRun` may look at while it works. */
export interface OnRunContext {
  /** Is aborted when the store was out of reach for so long that another process may be told of the run too. */
  readonly signal: AbortSignal;
}

/** What a handler of webhooks is made with. */
export interface WebhookHandlerOptions extends ReporterOptions {
  /** The secret of `createWebhookUrl`; several while one replaces another. */
  readonly secret: string | readonly string[];
  /** Asks the Results whether the run has ended as the delivery says; false believes the delivery. */
  readonly confirmWith: Confirmer | false;
  /**
   * Called once for each run, and never twice at the same time. Where it throws, the answer is 500 and another delivery of
   * the run is taken again.
   */
  readonly onRun: (run: EndedRun, context: OnRunContext) => unknown;
  /** Called for each request that is not taken. Default: a line on console.error, the same one once a minute. */
  readonly onRefused?: ReporterOptions["onRefused"];
  /** Called when `onRun`, the store or the question to the Results fails. Default: a line on console.error. */
  readonly onError?: ReporterOptions["onError"];
  /** The audience of `createWebhookUrl`: addresses for another one are refused. Default: none. */
  readonly audience?: string | undefined;
  /** The path of the address as it was signed, where something in front changes it. Default: the request's. */
  readonly path?: string | undefined;
  /** Remembers what was told and what is worked on. Default: in memory, for this process. */
  readonly store?: Store | undefined;
  /** The largest body, in bytes. Default: 1,048,576. */
  readonly maxBytes?: number | undefined;
  /** For how long a body may take to arrive, in milliseconds; then the answer is 408. Default: 10,000. */
  readonly bodyTimeout?: number | undefined;
  /** For how long the Results may take to show the end, in milliseconds; then the answer is 503. Default: 10,000. */
  readonly confirmTimeout?: number | undefined;
  /**
   * For how long a sender waits while its delivery is worked on, in milliseconds; then the answer is 503, the work goes on,
   * and another delivery learns how it ended. Default: 30,000.
   */
  readonly answerTimeout?: number | undefined;
  /** For how long the store may take to answer, in milliseconds; then the answer is 503. Default: 5000. */
  readonly storeTimeout?: number | undefined;
  /**
   * How long after the death of a process another delivery of what it worked on is taken, in milliseconds; at least three
   * times `storeTimeout`. Default: 30,000.
   */
  readonly lease?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** Clocks of several machines differ: what was told is remembered for so long after its address has expired. */
const clockSkew = 3_600_000;

/**
 * A `Request → Response` function that takes deliveries to an address of `createWebhookUrl`. It checks method, signature,
 * expiry, size, format and runID, takes each run once, and asks the Results before it believes a delivery. It never
 * rejects.
 *
 * @example
 * const handler = createWebhookHandler({
 *   secret,
 *   confirmWith: starfish,
 *   onRun: ({ runID, outcome, rows }) => console.log(runID, outcome, rows.length),
 * });
 *
 * @throws {InvalidOptionError} for options with which no delivery could be taken
 */
export function createWebhookHandler(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  checkEvery(options, handlerRules, "createWebhookHandler");
  const { onRun, audience = "", path, clock = systemClock, maxBytes = 1_048_576, bodyTimeout = 10_000 } = options;
  const { answerTimeout = 30_000, storeTimeout = 5000, lease = 30_000, confirmTimeout = 10_000 } = options;
  if (lease < 3 * storeTimeout) throw new InvalidOptionError("lease: expected at least three times storeTimeout");
  const secrets = [options.secret].flat();
  const reporter = createReporter(options, clock);
  const deliver = createDeliveries({
    store: guardStore(options.store ?? createMemoryStore(clock), { clock, limit: storeTimeout }),
    clock,
    lease,
    storeTimeout,
    report: reporter.failed,
  });

  async function claimOf(request: Request): Promise<WebhookClaim> {
    if (request.method !== "POST") throw new Refusal(405, "Deliveries are POST requests.");
    const claim = await provenClaim(new URL(request.url), { secrets, audience, path });
    if (claim === undefined) throw new Refusal(401, "The address is not signed, or not for this handler.");
    return claim;
  }

  async function take(request: Request, { runID, expires }: WebhookClaim): Promise<void> {
    const milliseconds = expires * 1000 - clock.now();
    // A clock that tells no number proves nothing.
    if (!(milliseconds > 0)) throw new Refusal(410, "The address has expired.");
    if (request.bodyUsed || request.body?.locked) throw new Error(bodyWasRead);
    const encoding = request.headers.get("Content-Encoding") ?? "identity";
    if (!/^(?:identity)?$/i.test(encoding))
      throw new Refusal(415, `The body is compressed (${printable(encoding)}), which is not read.`);
    const body = await parseBody(await readLimited(request, { clock, maxBytes, bodyTimeout }), runID);
    const delivered = deliver(runID, milliseconds + clockSkew, async (signal) => {
      const confirmation = await confirm(runID, { confirmWith: options.confirmWith, confirmTimeout, clock });
      signal.throwIfAborted();
      await onRun({ runID, body, ...confirmation }, { signal });
    });
    if ((await inTime(delivered, runID)) === "in work") throw new InWork();
  }

  /** Nobody waits for the work for ever; what becomes of it afterwards is reported. */
  function inTime(delivered: Promise<Delivered>, runID: string): Promise<Delivered> {
    const timeout = () => {
      delivered.catch((error: unknown) => reporter.failed(error, runID));
      return new InWork();
    };
    return waitFor({ clock, limit: answerTimeout, timeout, signal: undefined }, (resolve, reject) => {
      delivered.then(resolve, reject);
      return undefined;
    });
  }

  return async (request) => {
    let runID: string | undefined;
    try {
      const claim = await claimOf(request);
      runID = claim.runID;
      await take(request, claim);
      return new Response(null, { status: 204 });
    } catch (error) {
      const refusal = error instanceof Refusal ? error : failure(error);
      if (refusal === error) reporter.refused(refusal, runID);
      else reporter.failed(error, runID);
      return answerOf(refusal);
    }
  };
}

const bodyWasRead =
  "the body was read before the webhook handler got the request: mount the handler before express.json() and other body parsers, or hand on the raw body";

/** A sender learns nothing of what went wrong here. */
function failure(error: unknown): Refusal {
  const message = "The delivery could not be taken.";
  return isStarfishError(error) ? new Refusal(503, message, { retryAfter: 30 }) : new Refusal(500, message);
}

function answerOf({ status, message, retryAfter }: Refusal): Response {
  const headers = {
    "Content-Type": "text/plain; charset=utf-8",
    ...(status === 405 && { Allow: "POST" }),
    ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }),
  };
  return new Response(message, { status, headers });
}

async function parseBody(bytes: Uint8Array, runID: string): Promise<ExecJobResponse> {
  let body: ExecJobResponse;
  try {
    body = await parseUnverifiedWebhook(bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw new Refusal(400, `The body is not a job's result: ${error.message}`);
    throw error;
  }
  if (keyOfRun(body.runID ?? "") !== keyOfRun(runID)) {
    throw new Refusal(400, "The body is about another run.");
  }
  return body;
}
