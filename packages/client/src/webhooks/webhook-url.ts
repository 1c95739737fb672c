import { type Clock, systemClock } from "../clock.ts";
import { refuseOption } from "./refuse-option.ts";

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

/**
 * An address for `webHookURL` that only its maker can have written. The vendor documents no signature of deliveries, so
 * the proof goes into the address: an HMAC-SHA-256 over the run and the expiry. Whoever sees the address can deliver to
 * it, so the handler still confirms what it is told. Throws `InvalidOptionError`.
 */
export async function createWebhookUrl({ clock = systemClock, ...options }: WebhookUrlOptions): Promise<string> {
  // Loaded when it is first needed, so that users who poll never do.
  const { signUrl } = await import("./signed-url.ts");
  return signUrl({ ...options, clock }, refuseOption);
}
