import { type Clock, systemClock } from "../clock.ts";
import { InvalidOptionError } from "../errors.ts";
import { checkSecret, signClaim, type WebhookClaim } from "./signature.ts";

export interface WebhookUrlOptions {
  /** Where the handler listens. */
  readonly url: string | URL;
  readonly runID: string;
  /** At least 16 bytes, the same as the handler's. */
  readonly secret: string;
  /** From when on a delivery is refused. Default: in seven days. */
  readonly expiresAt?: Date;
  readonly clock?: Clock;
}

const week = 7 * 24 * 3600 * 1000;

/**
 * An address for `webHookURL` that only its maker can have written. The vendor documents no signature of deliveries, so
 * the proof goes into the address: an HMAC-SHA-256 over the run and the expiry. Whoever sees the address can deliver to
 * it, so the handler still confirms what it is told. Throws `InvalidOptionError`.
 */
export async function createWebhookUrl(options: WebhookUrlOptions): Promise<string> {
  const { runID, secret, expiresAt, clock = systemClock } = options;
  if (!URL.canParse(options.url)) {
    throw new InvalidOptionError(`url: ${JSON.stringify(options.url)} is not an absolute URL`);
  }
  const url = new URL(options.url);
  const expires = Math.floor((expiresAt?.getTime() ?? clock.now() + week) / 1000);
  if (!Number.isFinite(expires)) throw new InvalidOptionError("expiresAt: expected a valid date");
  checkSecret(secret);
  url.searchParams.set("starfish-run", runID);
  url.searchParams.set("starfish-expires", String(expires));
  url.searchParams.set("starfish-signature", await signClaim(secret, runID, expires));
  return url.href;
}

/** What an address claims, proved or not; undefined where something is missing. */
export function claimOf(url: URL): WebhookClaim | undefined {
  const runID = url.searchParams.get("starfish-run");
  const expires = url.searchParams.get("starfish-expires");
  const signature = url.searchParams.get("starfish-signature");
  if (runID === null || signature === null || expires === null || !/^\d{1,15}$/.test(expires)) return undefined;
  return { runID, expires: Number(expires), signature };
}
