import type { Bytes } from "./send.ts";

/** What was read of a body. */
export interface BodyPart {
  readonly bytes: Bytes;
  /** There was more than was asked for; the connection was let go. */
  readonly isCut: boolean;
}

/** Reads a body to its end, or as many bytes of it as are asked for: after decompression, never more in memory. */
export async function readBody(response: Response, maxBytes: number): Promise<BodyPart> {
  // A browser hides a redirect behind status 0 and shows no body.
  const { body } = response;
  if (body === null || response.type === "opaqueredirect") return joined([], 0, false);
  if (response.bodyUsed) throw new TypeError("fetch gave a Response whose body was read already: read a clone of it");
  // React Native shows no stream.
  if (typeof body?.getReader !== "function") {
    const whole = new Uint8Array(await response.arrayBuffer());
    return joined([whole], Math.min(whole.length, maxBytes), whole.length > maxBytes);
  }
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, size, false);
    if (!(value instanceof Uint8Array)) throw new TypeError("the body is a stream of something else than bytes");
    chunks.push(value);
    size += value.length;
    if (size <= maxBytes) continue;
    // Nobody waits until the connection is gone, which may never be.
    reader.cancel().catch(() => {});
    return joined(chunks, maxBytes, true);
  }
}

function joined(chunks: readonly Uint8Array[], size: number, isCut: boolean): BodyPart {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, size - at), at);
    at += chunk.length;
  }
  return { bytes, isCut };
}
