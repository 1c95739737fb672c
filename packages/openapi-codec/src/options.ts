import { DecodeError, InvalidOptionError, type Issue } from "./errors.ts";

export interface EncodeOptions {
  /**
   * Also checks what the schema asks of a value beyond its type: lengths (in UTF-16 units), patterns, formats, ranges and
   * lists of allowed values. Without it, only what the media type cannot carry is refused, and the rest is for the server
   * to say. Default false.
   */
  readonly validate?: boolean | undefined;
  /**
   * What to do with characters that XML 1.0 cannot carry, U+0001 for example: refuse the value, or write a character
   * reference, which is not XML 1.0 but is read by .NET. Lone surrogates are refused either way. JSON and forms can carry
   * them all. Default "throw".
   */
  readonly unrepresentable?: "throw" | "reference" | undefined;
}

export interface DecodeOptions {
  /** Also checks what the schema asks beyond types, as when writing. Default false. */
  readonly validate?: boolean | undefined;
  /**
   * What to do with references to characters that XML 1.0 does not allow: .NET writes U+0001 in a text as `&#x1;`.
   * Default "refuse".
   */
  readonly illegalCharacterReferences?: "refuse" | "accept" | undefined;
  /** What to do with members that the schema does not list, where it does not allow others. Default "ignore". */
  readonly unknownMembers?: "ignore" | "refuse" | undefined;
  /**
   * Told of every element of DataContract XML that stands after its place in the order. It is read all the same; .NET's
   * own reader would drop it.
   */
  readonly onUnordered?: ((issue: Issue) => void) | undefined;
  /** How many levels may be nested, the root included: from 1 to 1000. Default 256. */
  readonly maxDepth?: number | undefined;
  /** How long the text may be, in UTF-16 units. Default 134,217,728. */
  readonly maxLength?: number | undefined;
  /** How many items one list, and how many other members one object, may hold. Default 1,000,000. */
  readonly maxItems?: number | undefined;
}

/** What a text may not exceed. */
export interface DecodeLimits {
  readonly maxDepth: number;
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
  if (length <= maxLength) return { maxDepth, maxItems };
  const message = `more than ${maxLength} UTF-16 units of text; maxLength raises the limit`;
  throw new DecodeError(`The text is too long: ${message}`, [{ message, path: [] }]);
}

function checkLimit(name: string, value: number, max: number = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new InvalidOptionError(`${name} must be a whole number from 1 to ${max}`);
}
