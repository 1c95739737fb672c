import type { Disturbance, Passing } from "../disturber.ts";
import { chance } from "./orders.ts";

const page = "<html><body>We will be back soon</body></html>";
const json = { "content-type": "application/json; charset=utf-8" };
const refusal = (status: number, headers: Readonly<Record<string, string>> = {}): Disturbance["answer"] => ({
  status,
  headers: { ...json, ...headers },
  body: '{"Message":"Not now."}',
});

/** What may happen to a request, and how likely it is, in thousandths; the rest is passed on as it is. */
const kinds: Readonly<Record<string, readonly [weight: number, Disturbance]>> = {
  "connection reset before delivery": [25, { delivery: "none", answer: "reset" }],
  "never delivered, no answer": [15, { delivery: "none", answer: "silence" }],
  "delivered late": [20, { delivery: { lateByMilliseconds: 600 }, answer: "the server's" }],
  "401 instead of delivery": [20, { delivery: "none", answer: refusal(401) }],
  "429 instead of delivery": [20, { delivery: "none", answer: refusal(429, { "retry-after": "0" }) }],
  "503 instead of delivery": [20, { delivery: "none", answer: refusal(503) }],
  "a page with 200 instead of delivery": [15, { delivery: "none", answer: { status: 200, body: page } }],
  "connection reset after delivery": [35, { delivery: "prompt", answer: "reset" }],
  "delivered, no answer": [15, { delivery: "prompt", answer: "silence" }],
  "answer cut off": [25, { delivery: "prompt", answer: "half" }],
  "500 after delivery": [25, { delivery: "prompt", answer: { status: 500, body: page } }],
  "401 after delivery": [12, { delivery: "prompt", answer: refusal(401) }],
  "429 after delivery": [12, { delivery: "prompt", answer: refusal(429, { "retry-after": "1" }) }],
};

export interface Disturbances {
  readonly disturb: (passing: Passing) => Disturbance | undefined;
  /** How often each kind has met a start. */
  readonly ofStarts: ReadonlyMap<string, number>;
  /** How many starts came for each run. */
  readonly starts: ReadonlyMap<string, number>;
}

/** The same for the same seed, run and number of the request. */
export function createDisturbances(seed: number): Disturbances {
  const numbers = new Map<string, number>();
  const ofStarts = new Map(Object.keys(kinds).map((kind) => [kind, 0]));
  const starts = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): number => {
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return number;
  };
  return {
    ofStarts,
    starts,
    disturb({ method, path, body }) {
      const key = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.exec(path + body)?.[0] ?? "token";
      const isStart = method === "POST" && key !== "token";
      if (isStart) count(starts, key);
      const kind = choose(chance(seed, key, count(numbers, key)));
      // It would say that the password is wrong.
      if (kind === undefined || (key === "token" && kind.startsWith("401"))) return undefined;
      if (isStart) count(ofStarts, kind);
      return kinds[kind]?.[1];
    },
  };
}

function choose(point: number): string | undefined {
  let left = point * 1000;
  return Object.entries(kinds).find(([, [weight]]) => {
    left -= weight;
    return left < 0;
  })?.[0];
}
