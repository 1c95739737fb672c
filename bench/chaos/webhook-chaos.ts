import { setTimeout as wait } from "node:timers/promises";
import { type Disturbances, webhookFaultFor } from "./fault.ts";
import type { History } from "./history.ts";

/** The longest time that a webhook is held back, in milliseconds. */
const longestDelay = 400;

/** A fetch for the server's webhooks that loses some, holds some back and sends some twice. */
export function createWebhookChaos(seed: number, disturbances: Disturbances, history: History): typeof fetch {
  return async (input, init) => {
    const runID = new URL(String(input)).searchParams.get("starfish-run") ?? "";
    const key = `webhook ${runID}`;
    const number = disturbances.next(key);
    const fault = webhookFaultFor(seed, key, number);
    const note = (what: string): void => history.add(runID, "webhook", `delivery ${number}: ${what}`);
    note(fault === "none" ? "sent" : fault);
    const send = async (): Promise<Response> => {
      try {
        const response = await fetch(input, init);
        note(`the handler answered ${response.status}`);
        return response;
      } catch (error) {
        note(`the handler did not answer: ${error}`);
        throw error;
      }
    };
    disturbances.add(fault);
    switch (fault) {
      case "none":
        return send();
      case "webhook dropped":
        return new Response(null, { status: 204 });
      case "webhook delayed":
        await wait(longestDelay);
        return send();
      case "webhook repeated": {
        const [first] = await Promise.all([send(), send()]);
        return first;
      }
    }
  };
}
