import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The part of WebCrypto that the client uses, without the threads whose time nobody simulates. */
const subtle = {
  importKey: async (_format: string, key: Uint8Array) => key,
  sign: async (_name: string, key: Uint8Array, data: Uint8Array) =>
    Uint8Array.from(createHmac("sha256", key).update(data).digest()).buffer,
  verify: async (_name: string, key: Uint8Array, signature: Uint8Array, data: Uint8Array) =>
    timingSafeEqual(createHmac("sha256", key).update(data).digest(), signature),
  digest: async (_name: string, data: Uint8Array) => Uint8Array.from(createHash("sha1").update(data).digest()).buffer,
};

/** Runs something with a `crypto` whose promises are settled at once; the real one is back afterwards. */
export async function withSynchronousCrypto<Value>(run: () => Promise<Value>): Promise<Value> {
  const real = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { configurable: true, value: { subtle, randomUUID } });
  try {
    return await run();
  } finally {
    Object.defineProperty(globalThis, "crypto", real ?? {});
  }
}
