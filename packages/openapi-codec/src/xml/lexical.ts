import { space } from "./names.ts";

const boolean = new RegExp(`^${space}*(?:(true|1)|false|0)${space}*$`);
const integer = new RegExp(`^${space}*[+-]?\\d+${space}*$`);
const finite = new RegExp(`^${space}*[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?${space}*$`);
const notFinite = new RegExp(`^${space}*(?:(-?INF)|NaN)${space}*$`);

/** What a text says as `xs:boolean`; undefined where it says neither true nor false. */
export function parseBoolean(text: string): boolean | undefined {
  if (text === "true") return true;
  if (text === "false") return false;
  const match = boolean.exec(text);
  return match ? match[1] !== undefined : undefined;
}

/** The digits of an `xs:integer`, with their sign; undefined where there are none. */
export function parseInteger(text: string): string | undefined {
  return integer.test(text) ? text.trim() : undefined;
}

/** What a text says as `xs:double`; undefined where it is not a number. */
export function parseNumber(text: string): number | undefined {
  if (finite.test(text)) return Number(text);
  const match = notFinite.exec(text);
  if (match === null) return undefined;
  const [, infinity] = match;
  return infinity === undefined ? Number.NaN : infinity === "INF" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/** A number as `xs:double` writes it. */
export function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
}

/** A number as `xs:decimal` writes it: without an exponent. */
export function decimalText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", first = "", fraction = "", exponent = "0"] = match;
  const digits = first + fraction;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
