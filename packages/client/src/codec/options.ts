import type { Issue } from "../errors.ts";

export interface EncodeOptions {
  /**
   * Also checks lengths (in UTF-16 units, as the server counts them), patterns and lists of allowed values. Without it,
   * only what the wire cannot carry is refused, and what is wrong beyond that is for the server to say. Default false.
   */
  readonly validate?: boolean | undefined;
  /**
   * What to do with characters that XML 1.0 cannot carry, U+0001 for example: refuse the value, or write a character
   * reference, which is no XML 1.0 but is read by ASP.NET Web API 5.2.7 (observed). Lone surrogates are refused
   * either way. JSON and forms can carry them all. Default "throw".
   */
  readonly unrepresentable?: "throw" | "reference" | undefined;
}

export interface DecodeOptions {
  /**
   * What to do with references to characters that XML 1.0 does not allow: ASP.NET Web API 5.2.7 writes U+0001 in a
   * text as `&#x1;` (observed). Default "refuse".
   */
  readonly illegalCharacterReferences?: "refuse" | "accept" | undefined;
  /** What to do with members that the description does not list, where it does not allow others. Default "ignore". */
  readonly unknownMembers?: "ignore" | "refuse" | undefined;
  /**
   * Told of every member of an XML message that stands later than its place in ordinal order. It is read all the same;
   * the server's own reader would drop it.
   */
  readonly onUnordered?: ((issue: Issue) => void) | undefined;
  /** How many levels may be nested, the root included: from 1 to 1000. Default 256, the server's own limit (observed). */
  readonly maxDepth?: number | undefined;
  /** How long the text may be, in UTF-16 units. Default 134,217,728. */
  readonly maxLength?: number | undefined;
  /** How many items one list, and how many names one map, may hold. Default 1,000,000. */
  readonly maxItems?: number | undefined;
}
