import { skipWhiteSpaceAndNul } from "./dotnet-text.ts";

const white = "[\\t-\\r ]*";
const integerText = new RegExp(`^${white}([+-]?\\d+)${white}\\0*$`);

export const int32Minimum = -2_147_483_648;
export const int32Maximum = 2_147_483_647;

/** Why a text is not an integer; the two fail with different exceptions, which form answers show. */
export type IntegerFailure = "format" | "overflow" | "argument";

/** `Int32.Parse` with `NumberStyles.Integer`: white space around, a sign, leading zeros and NULs at the end. */
export function parseInt32(text: string): number | IntegerFailure {
  const digits = integerText.exec(text)?.[1];
  if (digits === undefined) {
    return "format";
  }
  return withinInt32(Number(digits));
}

/** `Convert.ToInt32(text, 8 or 16)`: two's complement, "0x" allowed for 16. */
export function parseInt32InRadix(text: string, radix: 8 | 16): number | IntegerFailure {
  const value = parseInRadix(text, radix, 32n);
  return typeof value === "bigint" ? Number(value) : value;
}

/** `Convert.ToInt64(text, 8 or 16)`. */
export function parseInt64InRadix(text: string, radix: 8 | 16): bigint | IntegerFailure {
  return parseInRadix(text, radix, 64n);
}

/** `Boolean.Parse`: "true" or "false" in any case, white space and NULs around. */
export function parseBoolean(text: string): boolean | undefined {
  const word = text.slice(skipWhiteSpaceAndNul(text, 0)).toLowerCase();
  const rest = word.replace(/^(true|false)/, "");
  if (skipWhiteSpaceAndNul(rest, 0) < rest.length) {
    return undefined;
  }
  return word.startsWith("true") ? true : word.startsWith("false") ? false : undefined;
}

/** `Double.ToString("G")` of .NET Framework: 15 significant digits. */
export function formatDouble(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }
  if (value === 0) {
    return "0";
  }
  const [mantissa = "", exponentText = ""] = value.toExponential(14).split("e");
  const exponent = Number(exponentText);
  const significant = mantissa.replace(/\.?0+$/, "");
  if (exponent >= 15 || exponent <= -5) {
    const digits = String(Math.abs(exponent)).padStart(2, "0");
    return `${significant}E${exponent < 0 ? "-" : "+"}${digits}`;
  }
  const decimals = Math.max(0, 14 - exponent);
  const fixed = Number(value.toPrecision(15)).toFixed(Math.min(decimals, 100));
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}

function withinInt32(value: number): number | IntegerFailure {
  return value < int32Minimum || value > int32Maximum ? "overflow" : value + 0;
}

function parseInRadix(text: string, radix: 8 | 16, bits: bigint): bigint | IntegerFailure {
  if (text === "" || text.startsWith("-")) {
    return "argument";
  }
  const digits = radix === 16 ? text.replace(/^0x/i, "") : text;
  if (!(radix === 16 ? /^[0-9a-f]+$/i : /^[0-7]+$/).test(digits)) {
    return "format";
  }
  const value = BigInt(`${radix === 16 ? "0x" : "0o"}${digits}`);
  return value >> bits === 0n ? BigInt.asIntN(Number(bits), value) : "overflow";
}
