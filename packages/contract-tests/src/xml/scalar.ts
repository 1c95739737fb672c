import type { Shape } from "../spec/shape.ts";
import { formatOf } from "./contract-name.ts";
import type { Dialect } from "./place.ts";

/** The value of a text: what has none of its schema's type stays text, so that the schema can say what is wrong. */
export function readScalar(shape: Shape, dialect: Dialect, text: string): unknown {
  const collapsed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (shape.types.includes("string")) {
    return isCharacter(shape, dialect) && /^\d{1,5}$/.test(collapsed) ? String.fromCharCode(Number(collapsed)) : text;
  }
  return shape.types.map((type) => readAs(type, collapsed)).find((value) => value !== undefined) ?? text;
}

/** Booleans and numbers as XML Schema writes them. */
function readAs(type: string, text: string): boolean | number | undefined {
  switch (type) {
    case "boolean":
      return booleans.get(text);
    case "integer":
      // Adding zero makes -0 the 0 that it is on the server.
      return /^[+-]?\d+$/.test(text) ? Number(text) + 0 : undefined;
    case "number":
      return (
        namedNumbers.get(text) ?? (/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined)
      );
    default:
      return undefined;
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

const namedNumbers: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["INF", Number.POSITIVE_INFINITY],
  ["-INF", Number.NEGATIVE_INFINITY],
]);

/** The text of a value that has no members. */
export function scalarText(shape: Shape, dialect: Dialect, value: unknown): string {
  if (typeof value === "string" && value.length === 1 && isCharacter(shape, dialect)) {
    return String(value.charCodeAt(0));
  }
  if (typeof value !== "number") {
    return String(value);
  }
  const named = [...namedNumbers].find(([, number]) => Object.is(number, value))?.[0];
  return named ?? (formatOf(shape) === "decimal" ? decimalText(value) : String(value));
}

/** DataContract writes a character as the number of its UTF-16 unit. */
function isCharacter(shape: Shape, dialect: Dialect): boolean {
  return dialect === "data-contract" && formatOf(shape) === "char";
}

/** A decimal never has an exponent. */
function decimalText(value: number): string {
  return /e/.test(String(value))
    ? value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 100 })
    : String(value);
}
