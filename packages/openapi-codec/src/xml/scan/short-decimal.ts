import { hyphen, isDigit, period, zero } from "../characters.ts";

/** A fraction of more digits can need rounding; one digit more is the longest whole number that cannot. */
const maxDigits = 15;
const powersOfTen = Array.from({ length: maxDigits + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The decimal that stands from one place to another. Undefined where anything else stands there, and where the number may
 * have to be rounded.
 */
export function shortDecimal(text: string, start: number, end: number, allowsFraction: boolean): number | undefined {
  const isNegative = text.charCodeAt(start) === hyphen;
  const from = isNegative ? start + 1 : start;
  if (from === end || end - from > maxDigits + 1) return undefined;
  let value = 0;
  let point = end;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) value = value * 10 + (code - zero);
    else if (code === period && allowsFraction && point === end && at > from) point = at;
    else return undefined;
  }
  if (!Number.isSafeInteger(value) || (isNegative && value === 0 && allowsFraction)) return undefined;
  if (point < end) value /= powersOfTen[end - point - 1] ?? Number.NaN;
  return isNegative ? 0 - value : value;
}
