import { DecodeError, InvalidOptionError } from "../errors.ts";
import type { DecodeOptions } from "./options.ts";

/** What a message may not exceed. */
export interface DecodeLimits {
  readonly maxDepth: number;
  readonly maxLength: number;
  readonly maxItems: number;
}

/**
 * The limits in force for a text of that many UTF-16 units, or for a body of at least as many. Throws `DecodeError` when
 * it is too long, `InvalidOptionError` for a limit that would limit nothing.
 */
export function decodeLimits(options: DecodeOptions, length: number): DecodeLimits {
  const { maxDepth = 256, maxLength = 2 ** 27, maxItems = 1_000_000 } = options;
  checkLimit("maxDepth", maxDepth, 1000);
  checkLimit("maxLength", maxLength);
  checkLimit("maxItems", maxItems);
  if (length <= maxLength) return { maxDepth, maxLength, maxItems };
  const message = `More than ${maxLength} UTF-16 units of text`;
  throw new DecodeError(message, { issues: [{ message, path: [] }] });
}

function checkLimit(name: string, value: number, most: number = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new InvalidOptionError(`${name} must be a whole number from 1 to ${most}`);
}
