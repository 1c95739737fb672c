import { chance, choose } from "./random.ts";

/** What the proxy does with one request. */
export interface RequestFault {
  /** How likely it is, in thousandths. */
  readonly weight: number;
  /** Whether and when the server gets the request. */
  readonly delivery: "none" | "prompt" | "late";
  /** What the client gets. */
  readonly answer: "the server's" | "silence" | "reset" | "half, then silence" | "half, then the end" | "page" | number;
}

export const requestFaults = {
  none: { weight: 735, delivery: "prompt", answer: "the server's" },
  "connection reset before delivery": { weight: 20, delivery: "none", answer: "reset" },
  "never delivered, no answer": { weight: 20, delivery: "none", answer: "silence" },
  "delivered late": { weight: 15, delivery: "late", answer: "the server's" },
  "401 instead of delivery": { weight: 15, delivery: "none", answer: 401 },
  "429 instead of delivery": { weight: 15, delivery: "none", answer: 429 },
  "500 instead of delivery": { weight: 10, delivery: "none", answer: 500 },
  "503 instead of delivery": { weight: 10, delivery: "none", answer: 503 },
  "HTML page instead of delivery": { weight: 10, delivery: "none", answer: "page" },
  "connection reset after delivery": { weight: 30, delivery: "prompt", answer: "reset" },
  "delivered, no answer": { weight: 20, delivery: "prompt", answer: "silence" },
  "answer stalls in its body": { weight: 15, delivery: "prompt", answer: "half, then silence" },
  "answer truncated": { weight: 20, delivery: "prompt", answer: "half, then the end" },
  "401 instead of the answer": { weight: 10, delivery: "prompt", answer: 401 },
  "421 instead of the answer": { weight: 5, delivery: "prompt", answer: 421 },
  "429 instead of the answer": { weight: 10, delivery: "prompt", answer: 429 },
  "500 instead of the answer": { weight: 15, delivery: "prompt", answer: 500 },
  "503 instead of the answer": { weight: 10, delivery: "prompt", answer: 503 },
  "HTML page instead of the answer": { weight: 15, delivery: "prompt", answer: "page" },
} as const satisfies Readonly<Record<string, RequestFault>>;

export type RequestFaultName = keyof typeof requestFaults;

/** What happens to one delivery of a webhook, and how likely. */
const webhookFaults = {
  none: 50,
  "webhook dropped": 15,
  "webhook delayed": 10,
  "webhook repeated": 10,
  "webhook overlapping": 15,
} as const;

export type WebhookFaultName = keyof typeof webhookFaults;

/** How long the store is away when it is killed while a start is on its way that several processes were told to make, in ms. */
export const storeFaults = {
  "store killed": 0,
  "store killed, away for a second": 1000,
  "store killed, away for longer than it is waited for": 5500,
} as const;

export type StoreFaultName = keyof typeof storeFaults;

/** How likely such a start is one that the store is killed for. */
const storeKill = 0.2;
/** Of so many kills in turn the first three are of one kind each, for even a short run must have seen them all. */
const turn = 10;

const weights = Object.fromEntries(Object.entries(requestFaults).map(([name, { weight }]) => [name, weight])) as Record<
  RequestFaultName,
  number
>;

/** The same for the same seed, the same run and the same number of the request, whatever came in between. */
export function requestFaultFor(seed: number, key: string, number: number): RequestFaultName {
  return choose(weights, chance(seed, "request", key, number));
}

export function webhookFaultFor(seed: number, key: string, number: number): WebhookFaultName {
  return choose(webhookFaults, chance(seed, "webhook", key, number));
}

export function isStoreKilledFor(seed: number, runID: string): boolean {
  return chance(seed, "store", runID) < storeKill;
}

/** What the kill is that follows on so many. */
export function storeFaultAfter(kills: number): StoreFaultName {
  const names = Object.keys(storeFaults) as StoreFaultName[];
  return names[kills % turn] ?? "store killed";
}

/** A process that was killed while runs of its were open. */
export const killedMidRun = "process killed with runs under way";

/** A handler of a webhook that threw at what it was told. */
export const onRunThrew = "onRun threw";

/** An order that a process began which another one had. */
export const orderedAtOnce = "order given to several processes at once";

/** A process whose clock was wrong from the beginning, and one whose clock was set while it worked. */
export const clockWrong = "process with a wrong clock";
export const clockSet = "clock set in a process";

/** Every kind of disturbance; a run of the harness in which one never happened has not shown anything about it. */
const kinds: readonly string[] = [
  ...Object.keys(requestFaults),
  ...Object.keys(webhookFaults),
  onRunThrew,
  killedMidRun,
  orderedAtOnce,
  clockWrong,
  clockSet,
];

/** How often each kind of disturbance happened, and how often each run was asked for. */
export class Disturbances {
  readonly #counts: Map<string, number>;
  readonly #numbers = new Map<string, number>();

  /** `canKillStore`: what happens to the store is expected too. */
  constructor(canKillStore: boolean) {
    const expected = [...kinds, ...(canKillStore ? Object.keys(storeFaults) : [])];
    this.#counts = new Map(expected.filter((kind) => kind !== "none").map((kind) => [kind, 0]));
  }

  /** The number of the request for the run, from 1. */
  next(key: string): number {
    const number = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** One has happened; `none` is not a disturbance. */
  add(kind: string): void {
    const count = this.#counts.get(kind);
    if (count !== undefined) this.#counts.set(kind, count + 1);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** The kinds that never happened. */
  get missing(): readonly string[] {
    return [...this.#counts].filter(([, count]) => count === 0).map(([kind]) => kind);
  }
}
