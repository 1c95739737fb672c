import type { Budget } from "../budget.ts";
import { BodyTooLargeError } from "../server/server-request.ts";

export interface BodyLimits {
  /** Bytes of one body. */
  readonly maxBytes: number;
  /** Bytes of all bodies that are being read. */
  readonly budget: Budget;
}

/** A body while it is being read. */
export interface GrowingBody {
  /** @throws BodyTooLargeError where it is longer than it may be, OverloadError where all bodies together are. */
  add(part: Uint8Array<ArrayBuffer>): void;
  /** What was added; must be called once, also where reading failed. */
  end(): Uint8Array<ArrayBuffer>;
}

/** @throws BodyTooLargeError where it says that it is longer than it may be. */
export function createBody(declaredLength: string | null | undefined, { maxBytes, budget }: BodyLimits): GrowingBody {
  if (Number(declaredLength) > maxBytes) {
    throw new BodyTooLargeError(`The body has ${declaredLength} bytes, and ${maxBytes} are allowed.`);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  return {
    add: (part) => {
      length += part.length;
      budget.take(part.length);
      if (length > maxBytes) {
        throw new BodyTooLargeError(`The body has more than the ${maxBytes} bytes that are allowed.`);
      }
      parts.push(part);
    },
    end: () => {
      budget.give(length);
      const [first] = parts;
      return first !== undefined && parts.length === 1 ? first : joined(parts, length);
    },
  };
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
