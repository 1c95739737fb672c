import type { Clock } from "../clock.ts";
import type { RefuseOption } from "./refuse-option.ts";
import { checkSecret, signClaim, type WebhookClaim } from "./signature.ts";
import type { WebhookUrlOptions } from "./webhook-url.ts";

const week = 7 * 24 * 3600 * 1000;

/** The address with the run, the expiry and the proof of both. */
export async function signUrl(
  options: WebhookUrlOptions & { readonly clock: Clock },
  refuse: RefuseOption,
): Promise<string> {
  const { runID, secret, expiresAt, clock } = options;
  if (!URL.canParse(options.url)) refuse(`url: ${JSON.stringify(options.url)} is no absolute URL`);
  const url = new URL(options.url);
  const expires = Math.floor((expiresAt?.getTime() ?? clock.now() + week) / 1000);
  if (!Number.isFinite(expires)) refuse("expiresAt: a valid date is needed");
  checkSecret(secret, refuse);
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
