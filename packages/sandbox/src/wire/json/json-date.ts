import { parseInt32 } from "../dotnet/dotnet-number.ts";

/** What .NET counts: tenths of a microsecond since the year 1, up to the end of 9999. */
const ticksOf1970 = 621_355_968_000_000_000n;
const maxTicks = 3_155_378_975_999_999_999n;

/**
 * Whether reading a text such as `/Date(0)/`, where it is not to become a text, throws in Newtonsoft.Json 6: of milliseconds
 * that no date has, of no milliseconds, and of an offset that is not a number.
 */
export function isBadDate6(text: string): boolean {
  const inside = insideOf(text);
  if (inside === "") {
    return true;
  }
  const { number, offset } = splitOffset(inside ?? "x");
  return !isGoodOffset(offset) || isOutOfRange(/^[\t-\r ]*([-+]?\d+)[\t-\r ]*\0*$/.exec(number)?.[1]);
}

/** The same in Newtonsoft.Json 12, where all but the milliseconds makes it a plain text. */
export function isBadDate12(text: string): boolean {
  const { number, offset } = splitOffset(insideOf(text) ?? "");
  const isDate = offset === "" || /^.(?:-\d|\d\d)(?:$|-\d|\d\d)/.test(offset);
  return isDate && isOutOfRange(/^-?\d+$/.exec(number)?.[0]);
}

function insideOf(text: string): string | undefined {
  return text.startsWith("/Date(") && text.endsWith(")/") ? text.slice("/Date(".length, -")/".length) : undefined;
}

/** The sign of an offset never stands first, where it is the number's. */
function splitOffset(inside: string): { readonly number: string; readonly offset: string } {
  const plus = inside.indexOf("+", 1);
  const at = plus < 0 ? inside.indexOf("-", 1) : plus;
  return at < 0 ? { number: inside, offset: "" } : { number: inside.slice(0, at), offset: inside.slice(at) };
}

/** Two characters of hours, and two of minutes where there are so many. */
function isGoodOffset(offset: string): boolean {
  const parts = offset.length < 5 ? [offset.slice(1, 3)] : [offset.slice(1, 3), offset.slice(3, 5)];
  return offset === "" || parts.every((part) => part.length === 2 && typeof parseInt32(part) === "number");
}

function isOutOfRange(milliseconds: string | undefined): boolean {
  const value = milliseconds === undefined ? 0n : BigInt(milliseconds.replace("+", ""));
  if (BigInt.asIntN(64, value) !== value) {
    return false;
  }
  const ticks = BigInt.asIntN(64, value * 10_000n + ticksOf1970);
  return ticks < 0n || ticks > maxTicks;
}
