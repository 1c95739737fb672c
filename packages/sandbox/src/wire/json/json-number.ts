import {
  type IntegerFailure,
  int32Maximum,
  int32Minimum,
  parseInt32InRadix,
  parseInt64InRadix,
} from "../dotnet/dotnet-number.ts";
import { isWhiteSpace } from "../dotnet/dotnet-text.ts";
import { JsonReadFailure } from "./json-token.ts";

const numberCharacter = /[-+a-fA-FxX.0-9]/;
const afterNumber = ",}])/\0";
const int64Minimum = -(2n ** 63n);
const int64Maximum = 2n ** 63n - 1n;
/** Newtonsoft parses no longer integer than the longest that JavaScript writes. */
const maximumIntegerLength = 380;

/** Where the number that starts at `start` ends. */
export function scanNumber(text: string, start: number): { readonly end: number; readonly followed: boolean } {
  let end = start;
  while (end < text.length && numberCharacter.test(text.charAt(end))) {
    end++;
  }
  return {
    end,
    followed: end >= text.length || afterNumber.includes(text.charAt(end)) || isWhiteSpace(text.charAt(end)),
  };
}

/** A number where an int is expected: nothing but integers, hexadecimal and octal ones among them. */
export function parseJsonInt32(text: string): number {
  if (isNonDecimal(text)) {
    return expectInteger(parseInt32InRadix(text, radixOf(text)), text);
  }
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= int32Minimum && value <= int32Maximum)) {
    throw new JsonReadFailure(`${text} is not an Int32.`);
  }
  return value + 0;
}

/** A number where anything may stand: a bigint for integers of any size, a number for the rest. */
export function parseJsonNumber(text: string): bigint | number {
  if (isNonDecimal(text)) {
    return expectInteger(parseInt64InRadix(text, radixOf(text)), text);
  }
  if (/^-?\d+$/.test(text)) {
    const value = BigInt(text);
    if ((value < int64Minimum || value > int64Maximum) && text.length > maximumIntegerLength) {
      throw new JsonReadFailure("The integer is too large to parse.");
    }
    return value;
  }
  return parseFloatText(text);
}

/** A number where a text is expected keeps its letters, and must be one. */
export function parseJsonNumberText(text: string): string {
  if (isNonDecimal(text)) {
    expectInteger(parseInt64InRadix(text, radixOf(text)), text);
  } else {
    parseFloatText(text);
  }
  return text;
}

function parseFloatText(text: string): number {
  const value = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new JsonReadFailure(`${text} is not a number.`);
  }
  return value;
}

function isNonDecimal(text: string): boolean {
  return text.length > 1 && text.startsWith("0") && !".eE".includes(text.charAt(1));
}

function radixOf(text: string): 8 | 16 {
  return /^0x/i.test(text) ? 16 : 8;
}

function expectInteger<T extends number | bigint>(value: T | IntegerFailure, text: string): T {
  if (typeof value === "string") {
    throw new JsonReadFailure(`${text} is not an integer.`);
  }
  return value;
}
