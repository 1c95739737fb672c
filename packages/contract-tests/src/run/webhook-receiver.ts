import { listen } from "../mock/listen.ts";
import type { ExchangeRequest } from "../types.ts";
import type { Clock } from "./clock.ts";

/** A webhook, and when all of it was there, in milliseconds of the clock. */
export interface ReceivedWebhook extends ExchangeRequest {
  readonly arrivedAt: number;
}

/** Takes the webhooks of a run and answers each with 200. */
export interface WebhookReceiver {
  /** Without a slash at the end; a name of the caller's follows, as one segment. */
  readonly url: string;
  /** What came to the address of that name. Waits until something is there, and then a moment for a second one, or until the time is over. */
  received(name: string, timeLimit: number): Promise<readonly ReceivedWebhook[]>;
  close(): Promise<void>;
}

const patience = 10;
/** Milliseconds in which a second webhook would have followed the first. */
const aftermath = 250;

/** Opens a port on this machine. */
export async function openWebhookReceiver(clock: Clock, port: number): Promise<WebhookReceiver> {
  const requests = new Map<string, ReceivedWebhook[]>();
  const listener = await listen(
    async (request) => {
      const name = readName(request.url);
      if (name === undefined) {
        return { status: 400, headers: {}, body: new Uint8Array() };
      }
      requests.set(name, [...(requests.get(name) ?? []), { ...request, arrivedAt: clock.now() }]);
      return { status: 200, headers: {}, body: new Uint8Array() };
    },
    { port },
  );
  return {
    url: listener.url,
    received: async (name, timeLimit) => {
      const end = clock.now() + timeLimit;
      while (!requests.has(name) && clock.now() < end) {
        await clock.sleep(patience);
      }
      if (!requests.has(name)) return [];
      await clock.sleep(aftermath);
      return requests.get(name) ?? [];
    },
    close: () => listener.close(),
  };
}

/** Undefined where the address is none: anybody may send anything to an open port. */
function readName(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname.slice(1));
  } catch {
    return undefined;
  }
}
