import { setTimeout as wait } from "node:timers/promises";
import { type FaultCount, webhookFaultFor } from "./fault.ts";

/** The longest time that a webhook is held back, in milliseconds. */
const longestDelay = 400;

/** A fetch for the server's webhooks that loses some, holds some back and sends some twice. */
export function createWebhookChaos(seed: number, count: FaultCount): typeof fetch {
  return async (input, init) => {
    const key = `webhook ${new URL(String(input)).searchParams.get("starfish-run")}`;
    const fault = webhookFaultFor(seed, key, count.next(key));
    if (fault !== "none") count.add(fault);
    switch (fault) {
      case "none":
        return fetch(input, init);
      case "webhook dropped":
        return new Response(null, { status: 204 });
      case "webhook delayed":
        await wait(longestDelay);
        return fetch(input, init);
      case "webhook repeated": {
        const [first] = await Promise.all([fetch(input, init), fetch(input, init)]);
        return first;
      }
    }
  };
}
