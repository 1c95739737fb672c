import { setTimeout as wait } from "node:timers/promises";
import { type Disturbances, webhookFaultFor } from "./fault.ts";
import type { History } from "./history.ts";

/** The longest time that a webhook is held back, in milliseconds. */
const longestDelay = 400;
/** When the deliveries go out that overlap, in milliseconds: while the first one is worked on. */
const overlapping = [0, 15, 40, 90];

export interface WebhookChaosOptions {
  readonly seed: number;
  readonly disturbances: Disturbances;
  readonly history: History;
  /** When a handler acknowledged a delivery of a run for the first time, in milliseconds since 1970. */
  readonly acknowledged: Map<string, number>;
}

/** A fetch for the server's webhooks that loses some, holds some back and sends some several times. */
export function createWebhookChaos({ seed, disturbances, history, acknowledged }: WebhookChaosOptions): typeof fetch {
  return async (input, init) => {
    const runID = new URL(String(input)).searchParams.get("starfish-run") ?? "";
    const key = `webhook ${runID}`;
    const number = disturbances.next(key);
    const fault = webhookFaultFor(seed, key, number);
    const note = (what: string): void => history.add(runID, "webhook", `delivery ${number}: ${what}`);
    note(fault === "none" ? "sent" : fault);
    const send = async (delay = 0): Promise<Response> => {
      if (delay > 0) await wait(delay);
      try {
        const response = await fetch(input, init);
        if (response.ok && !acknowledged.has(runID)) acknowledged.set(runID, Date.now());
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
        return send(longestDelay);
      case "webhook repeated":
        return anyAcknowledged([send(), send()]);
      case "webhook overlapping":
        return anyAcknowledged(overlapping.map((delay) => send(delay)));
    }
  };
}

/** A sender that was acknowledged once does not send again, whatever the other answers were. */
async function anyAcknowledged(sendings: readonly Promise<Response>[]): Promise<Response> {
  const answers = await Promise.all(sendings);
  return answers.find(({ ok }) => ok) ?? (answers[0] as Response);
}
