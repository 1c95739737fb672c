import { hyphen, isDigit, period, zero } from "./characters.ts";

/** More digits than these can need rounding. */
const maxDigits = 15;
const powersOfTen = Array.from({ length: maxDigits + 1 }, (_, exponent) => Number(`1e${exponent}`));

/** Where the decimal ends that was read last. */
export let decimalEnd = 0;

/** The decimal that begins there; NaN where there is none, or one of more than 15 digits. */
export function readDecimal(text: string, start: number, allowsFraction: boolean): number {
  const isNegative = text.charCodeAt(start) === hyphen;
  const from = isNegative ? start + 1 : start;
  let at = from;
  let value = 0;
  let code = text.charCodeAt(at);
  for (; isDigit(code); code = text.charCodeAt(++at)) value = value * 10 + code - zero;
  let digits = at - from;
  if (code === period && allowsFraction && digits > 0 && !(isNegative && value === 0)) {
    const point = at++;
    for (code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at)) value = value * 10 + code - zero;
    digits = at - from - 1;
    value /= powersOfTen[at - point - 1] ?? Number.NaN;
  }
  decimalEnd = at;
  if (digits === 0 || digits > maxDigits) return Number.NaN;
  return isNegative ? 0 - value : value;
}

/** The decimal that a text consists of; NaN where it is none, or one of more than 15 digits. */
export function wholeDecimal(text: string, allowsFraction: boolean): number {
  if (text.length > maxDigits + 1) return Number.NaN;
  const value = readDecimal(text, 0, allowsFraction);
  return decimalEnd === text.length ? value : Number.NaN;
}
