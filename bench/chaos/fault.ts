import { chance, choose } from "./random.ts";

/** What the proxy does to one request, and how likely. */
const requestFaults = {
  none: 760,
  "connection reset before delivery": 20,
  "never delivered, no answer": 20,
  "delivered late": 15,
  "401 instead of delivery": 15,
  "429 instead of delivery": 15,
  "500 instead of delivery": 10,
  "503 instead of delivery": 10,
  "HTML page instead of delivery": 10,
  "connection reset after delivery": 30,
  "delivered, no answer": 20,
  "answer stalls in its body": 15,
  "answer truncated": 20,
  "500 instead of the answer": 15,
  "503 instead of the answer": 10,
  "HTML page instead of the answer": 15,
} as const;

export type RequestFault = keyof typeof requestFaults;

/** What happens to one delivery of a webhook, and how likely. */
const webhookFaults = { none: 60, "webhook dropped": 15, "webhook delayed": 15, "webhook repeated": 10 } as const;

export type WebhookFault = keyof typeof webhookFaults;

/** The same for the same seed, the same run and the same number of the request, whatever came in between. */
export function requestFaultFor(seed: number, key: string, number: number): RequestFault {
  return choose(requestFaults, chance(seed, "request", key, number));
}

export function webhookFaultFor(seed: number, key: string, number: number): WebhookFault {
  return choose(webhookFaults, chance(seed, "webhook", key, number));
}

/** How often each kind was injected, and how often each run was asked for. */
export class FaultCount {
  readonly byKind: Map<string, number> = new Map();
  readonly #numbers = new Map<string, number>();

  /** The number of the request for the run, from 1. */
  next(key: string): number {
    const number = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    return number;
  }

  add(kind: string): void {
    this.byKind.set(kind, (this.byKind.get(kind) ?? 0) + 1);
  }
}
