import {
  createMemoryStore,
  createWebhookHandler,
  createWebhookUrl,
  type EndedRun,
  type RefusedDelivery,
  type WebhookHandlerOptions,
} from "../../src/index.ts";
import { type ManualClock, manualClock } from "../manual-clock.ts";

export const secret = "correct horse battery staple";
export const url = "https://hooks.test/starfish?tenant=7";
export const delivered = { runID: "r", status: "Complete", totalRows: 3 };

/** A handler that believes what it is told, and what came of its deliveries. */
export function hook(options: Partial<WebhookHandlerOptions> = {}) {
  const clock = (options.clock as ManualClock | undefined) ?? manualClock();
  const told: EndedRun[] = [];
  const refused: RefusedDelivery[] = [];
  const failures: unknown[] = [];
  const handler = createWebhookHandler({
    secret,
    confirmWith: false,
    onRun: (run) => told.push(run),
    onRefused: (refusal) => refused.push(refusal),
    onError: (error) => failures.push(error),
    clock,
    store: createMemoryStore(clock),
    ...options,
  });
  const sign = (runID = "r", expiresAt = new Date(600_000)) =>
    createWebhookUrl({ url, runID, secret, expiresAt, clock });
  return { clock, told, refused, failures, handler, sign };
}

export function delivery(address: string, body: unknown = delivered, init: RequestInit = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(address, { method: "POST", body: text, headers: { "Content-Type": "application/json" }, ...init });
}

/** Signatures are made outside the clock's time: it moves in small steps until the promise has settled. */
export async function whileTimePasses<Value>(clock: ManualClock, promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  const settled = promise.finally(() => {
    isSettled = true;
  });
  settled.catch(() => {});
  for (let step = 0; !isSettled && step < 1000; step++) await clock.advance(100);
  return settled;
}

/** Waits until what takes turns of the event loop, such as a signature, has brought it about. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}
