import type { Budget } from "../budget.ts";
import { BodyTooLargeError } from "../server/server-request.ts";

export interface BodyLimits {
  /** Bytes of one body. */
  readonly maxBytes: number;
  /** Bytes of all bodies that are being read. */
  readonly budget: Budget;
}

/**
 * Reads a body to its end, and no further than it may be long.
 *
 * @throws BodyTooLargeError
 */
export async function readBody(
  parts: AsyncIterable<Uint8Array>,
  declaredLength: string | null | undefined,
  { maxBytes, budget }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(declaredLength) > maxBytes) {
    throw new BodyTooLargeError(`The body has ${declaredLength} bytes, and ${maxBytes} are allowed.`);
  }
  const kept: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of parts) {
      length += part.length;
      budget.take(part.length);
      if (length > maxBytes) {
        throw new BodyTooLargeError(`The body has more than the ${maxBytes} bytes that are allowed.`);
      }
      kept.push(part);
    }
    return joined(kept, length);
  } finally {
    budget.give(length);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
