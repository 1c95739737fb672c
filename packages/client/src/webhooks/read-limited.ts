import { type Clock, waitFor } from "../clock.ts";
import { Refusal } from "./refusal.ts";

/** How much is read, and for how long. */
interface BodyLimits {
  readonly clock: Clock;
  readonly maxBytes: number;
  /** For the whole body, in milliseconds. */
  readonly bodyTimeout: number;
}

/** The body of a request; no more than allowed is ever kept. Throws Refusal. */
export function readLimited(request: Request, { clock, maxBytes, bodyTimeout }: BodyLimits): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  const letGo = () => void reader?.cancel().catch(() => {});
  const timeout = () => new Refusal(408, "The body did not arrive in time.");
  return waitFor({ clock, limit: bodyTimeout, timeout, signal: undefined }, (resolve, reject) => {
    const isDeclaredTooLarge = Number(request.headers.get("Content-Length") ?? 0) > maxBytes;
    readAll(reader, isDeclaredTooLarge ? -1 : maxBytes).then(resolve, (error: unknown) => {
      letGo();
      reject(error instanceof Refusal ? error : new Refusal(400, "The body broke off.", { cause: error }));
    });
    return letGo;
  });
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const tooLarge = () => new Refusal(413, "The body is too large.");
  if (maxBytes < 0) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) throw tooLarge();
    chunks.push(part.value);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
}
