import { type Clock, systemClock } from "../clock.ts";
import { checkEvery, urlRules } from "./options.ts";
import { isSigned, type SignedParts, sign } from "./signature.ts";

/** What an address for webhooks is made with. */
export interface WebhookUrlOptions {
  /** Where the handler listens: its path and parameters are signed too, its host is not. */
  readonly url: string | URL;
  readonly runID: string;
  /** At least 16 bytes, the same as the handler's; of several, the first signs. */
  readonly secret: string | readonly string[];
  /** The name of the handler that is meant, where several share a secret. Default: none. */
  readonly audience?: string | undefined;
  /** From when on a delivery is refused. Default: in seven days. */
  readonly expiresAt?: Date | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

const week = 7 * 24 * 3600 * 1000;
const names = { runID: "starfish-run", expires: "starfish-expires", signature: "starfish-signature" };

/**
 * An address for `webHookURL` that only its maker can have written. The vendor documents no signature of deliveries, so
 * the proof goes into the address: an HMAC-SHA-256 over its path and parameters, the audience, the run and the expiry.
 * Whoever sees the address can deliver to it, so the handler still confirms what is delivered.
 *
 * @example
 * const webHookURL = await createWebhookUrl({ url: "https://my.example/webhooks/starfish", secret, runID });
 * await starfish.executeJobAsync({ runID, projectID: "crm", jobID: "contacts", webHookURL });
 *
 * @throws {InvalidOptionError} for options that cannot be used
 */
export async function createWebhookUrl(options: WebhookUrlOptions): Promise<string> {
  checkEvery(options, urlRules, "createWebhookUrl");
  const { runID, secret, audience = "", expiresAt, clock = systemClock } = options;
  const url = new URL(options.url);
  const expires = Math.floor((expiresAt?.getTime() ?? clock.now() + week) / 1000);
  url.searchParams.set(names.runID, runID);
  url.searchParams.set(names.expires, String(expires));
  const [first = ""] = [secret].flat();
  url.searchParams.set(names.signature, await sign(first, { ...partsOf(url), audience, runID, expires }));
  return url.href;
}

/** An address without what signing it at a moment has added; as it is where it is none. */
export function withoutSignature(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.searchParams.delete(names.expires);
  url.searchParams.delete(names.signature);
  return url.href;
}

/** What an address says of its run, proved by one of the secrets. */
export interface WebhookClaim {
  readonly runID: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** What an address claims and proves; undefined where a part is missing, doubled or signed with none of the secrets. */
export async function provenClaim(
  url: URL,
  { secrets, audience, path }: { secrets: readonly string[]; audience: string; path: string | undefined },
): Promise<WebhookClaim | undefined> {
  const [runID, expires, signature] = Object.values(names).map((name) => single(url.searchParams.getAll(name)));
  if (runID === undefined || signature === undefined || !/^\d{1,15}$/.test(expires ?? "")) return undefined;
  const claim = { runID, expires: Number(expires) };
  const parts = { ...partsOf(url), ...(path !== undefined && { path }), ...claim, audience };
  // An address that cannot be signed, such as one with a broken escape, is not signed.
  const proofs = await Promise.all(secrets.map((secret) => isSigned(secret, signature, parts).catch(() => false)));
  return proofs.includes(true) ? claim : undefined;
}

const single = (values: readonly string[]): string | undefined => (values.length === 1 ? values[0] : undefined);

function partsOf(url: URL): Pick<SignedParts, "path" | "parameters"> {
  const own = Object.values(names);
  return { path: url.pathname, parameters: [...url.searchParams].filter(([name]) => !own.includes(name)) };
}
