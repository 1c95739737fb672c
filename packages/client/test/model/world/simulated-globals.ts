import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** What the client sends by: the global fetch, as it calls it. */
export type PlainFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Which processes are reached by, by the host of their client's base URL. */
export const fetches = new Map<string, PlainFetch>();

/** The part of WebCrypto that the client uses, without the threads whose time nobody simulates. */
const subtle = {
  importKey: async (_format: string, key: Uint8Array) => key,
  sign: async (_name: string, key: Uint8Array, data: Uint8Array) =>
    Uint8Array.from(createHmac("sha256", key).update(data).digest()).buffer,
  verify: async (_name: string, key: Uint8Array, signature: Uint8Array, data: Uint8Array) =>
    timingSafeEqual(createHmac("sha256", key).update(data).digest(), signature),
  digest: async (_name: string, data: Uint8Array) => Uint8Array.from(createHash("sha1").update(data).digest()).buffer,
};

const simulated = {
  crypto: { subtle, randomUUID },
  fetch(url: string, init: RequestInit) {
    const found = fetches.get(new URL(url).host);
    if (found === undefined) throw new Error(`no process sends to ${url}`);
    return found(url, init);
  },
};

/** Runs something with a `crypto` whose promises are settled at once and a `fetch` that reaches the simulated server alone. */
export async function withSimulatedGlobals<Value>(run: () => Promise<Value>): Promise<Value> {
  const real = Object.entries(simulated).map(([name, value]) => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
    return [name, descriptor] as const;
  });
  try {
    return await run();
  } finally {
    for (const [name, descriptor] of real) Object.defineProperty(globalThis, name, descriptor);
    fetches.clear();
  }
}
