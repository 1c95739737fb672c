import { type Clock, systemClock } from "../clock.ts";
import { DecodeError, InvalidOptionError, JobError } from "../errors.ts";
import type { ExecJobResponse, ResultsResponse } from "../messages.ts";
import type { Store } from "../store.ts";
import { createMemoryStore } from "../stores/memory.ts";
import { parseUnverifiedWebhook } from "./parse-webhook.ts";
import { readLimited } from "./read-limited.ts";
import { checkSecret, isSigned, type WebhookClaim } from "./signature.ts";
import { claimOf } from "./signed-url.ts";
import { deliveryKey } from "./store.ts";

/** A run that has ended, as its delivery and the Results tell. */
export interface EndedRun {
  readonly runID: string;
  readonly outcome: "succeeded" | "failed" | "unconfirmed";
  /** What the Results say; empty where they were not asked. */
  readonly rows: readonly ResultsResponse[];
  /** What was delivered: a hint, and no proof. */
  readonly body: ExecJobResponse;
}

/** What a client is asked for: the rows of a run, when it has ended. */
export interface Confirmer {
  readonly resumeRun: (
    runID: string,
    options: { readonly deadline: number; readonly firstPollDelay: number },
  ) => PromiseLike<readonly ResultsResponse[]>;
}

export interface WebhookHandlerOptions {
  /** The secret of `createWebhookUrl`; several while one replaces another. */
  readonly secret: string | readonly string[];
  /** Asks the Results whether the run has ended as the delivery says; false believes the delivery. */
  readonly confirmWith: Confirmer | false;
  /** Is told of each run once. Where it throws, the answer is 500 and another delivery of the run is taken again. */
  readonly onRun: (run: EndedRun) => unknown;
  /** Remembers what was delivered. Default: in memory, for this process. */
  readonly store?: Store;
  /** The largest body, in bytes. Default: 1,048,576. */
  readonly maxBytes?: number;
  /** For how long the Results may take to show the end, in milliseconds. Default: 10,000. */
  readonly confirmTimeout?: number;
  readonly clock?: Clock;
}

/** Why a delivery is not taken. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * A `Request → Response` function that takes deliveries to an address of `createWebhookUrl`. It checks method, signature,
 * expiry, size, format and runID, takes each run once, and asks the Results before it believes a delivery. Throws
 * InvalidOptionError for options with which no delivery could be taken.
 */
export function createWebhookHandler(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const { store = createMemoryStore(options.clock), clock = systemClock, maxBytes = 1_048_576 } = options;
  const secrets = [options.secret].flat();
  checkHandlerOptions(options, secrets);

  async function take(request: Request): Promise<void> {
    const claim = await provenClaim(request, secrets, clock);
    const body = await parseBody(await readLimited(request, maxBytes), claim);
    const key = deliveryKey(claim.runID);
    const isFirst = await store.add(key, Math.max(claim.expires * 1000 - clock.now(), 1));
    if (!isFirst) return;
    try {
      await options.onRun({ runID: claim.runID, body, ...(await confirm(claim.runID, options)) });
    } catch (error) {
      await store.delete(key);
      throw error;
    }
  }

  return async (request) => {
    try {
      await take(request);
      return new Response(null, { status: 204 });
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500;
      const message = error instanceof Refusal ? error.message : "The delivery could not be taken.";
      const headers = { "Content-Type": "text/plain; charset=utf-8", ...(status === 405 && { Allow: "POST" }) };
      return new Response(message, { status, headers });
    }
  };
}

function checkHandlerOptions({ onRun, confirmWith }: WebhookHandlerOptions, secrets: readonly string[]): void {
  if (secrets.length === 0) throw new InvalidOptionError("secret: expected at least one");
  for (const secret of secrets) checkSecret(secret);
  if (typeof onRun !== "function") throw new InvalidOptionError("onRun: expected a function");
  if (confirmWith !== false && typeof confirmWith?.resumeRun !== "function") {
    throw new InvalidOptionError("confirmWith: expected a client, or false to believe every delivery");
  }
}

async function provenClaim(request: Request, secrets: readonly string[], clock: Clock): Promise<WebhookClaim> {
  if (request.method !== "POST") throw new Refusal(405, "Deliveries are POST requests.");
  const claim = claimOf(new URL(request.url));
  if (claim === undefined) throw new Refusal(401, "The address is not signed.");
  const proofs = await Promise.all(secrets.map((secret) => isSigned(secret, claim)));
  if (!proofs.includes(true)) throw new Refusal(401, "The address is signed by somebody else.");
  if (claim.expires * 1000 <= clock.now()) throw new Refusal(410, "The address has expired.");
  return claim;
}

async function parseBody(bytes: Uint8Array | undefined, { runID }: WebhookClaim): Promise<ExecJobResponse> {
  if (bytes === undefined) throw new Refusal(413, "The body is too large.");
  let body: ExecJobResponse;
  try {
    body = await parseUnverifiedWebhook(bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw new Refusal(400, `The body is not a job's result: ${error.message}`);
    throw error;
  }
  // GUIDs may come back in another case.
  if (body.runID?.toLowerCase() !== runID.toLowerCase()) throw new Refusal(400, "The body is about another run.");
  return body;
}

async function confirm(
  runID: string,
  { confirmWith, confirmTimeout = 10_000 }: WebhookHandlerOptions,
): Promise<Pick<EndedRun, "outcome" | "rows">> {
  if (confirmWith === false) return { outcome: "unconfirmed", rows: [] };
  try {
    const rows = await confirmWith.resumeRun(runID, { deadline: confirmTimeout, firstPollDelay: 0 });
    return { outcome: "succeeded", rows };
  } catch (error) {
    if (error instanceof JobError) return { outcome: "failed", rows: error.rows };
    throw new Refusal(503, "The Results do not show that the run has ended.");
  }
}
