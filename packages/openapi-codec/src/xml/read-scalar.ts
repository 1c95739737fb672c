import { facetProblem, integerProblem, type ScalarType } from "../rules/scalar.ts";
import { parseBoolean, parseInteger, parseNumber } from "./lexical.ts";
import type { ReadContent, Reading } from "./reading.ts";

/** The reader of a scalar's element. */
export function readScalar(type: ScalarType): ReadContent {
  if (type.kind !== "integer" && type.kind !== "number") {
    return (reading, key) => scalarOf(type, reading.content(key), reading, reading.scanner.start, key);
  }
  return (reading, key) => {
    const { scanner } = reading;
    const whole = scanner.tryInteger();
    if (whole === undefined) return scalarOf(type, reading.content(key), reading, scanner.start, key);
    return checked(type, type.kind === "integer" && type.isBigInt ? BigInt(whole) : whole, reading, scanner.start, key);
  };
}

/** What a text says as a value of a type. What is wrong is reported. */
export function scalarOf(
  type: ScalarType,
  text: string,
  reading: Reading,
  offset: number,
  key: string | number | undefined,
): unknown {
  const value = parseScalar(type, text);
  if (value !== undefined) return checked(type, value, reading, offset, key);
  reading.report(`expected ${expectedText(type)}`, offset, key);
  // Not undefined: the member is there.
  return null;
}

function parseScalar(type: ScalarType, text: string): string | boolean | number | bigint | undefined {
  switch (type.kind) {
    case "boolean":
      return parseBoolean(text);
    case "integer": {
      const digits = parseInteger(text);
      if (digits === undefined) return undefined;
      return type.isBigInt ? BigInt(digits.replace("+", "")) : Number(digits) + 0;
    }
    case "number":
      return parseNumber(text);
    default: {
      if (!type.isChar) return text;
      const code = Number(parseInteger(text));
      return code >= 0 && code <= 0xffff ? String.fromCharCode(code) : undefined;
    }
  }
}

function expectedText(type: ScalarType): string {
  return type.kind === "string" ? "the number of a character, from 0 to 65535" : type.kind;
}

function checked(
  type: ScalarType,
  value: string | boolean | number | bigint,
  reading: Reading,
  offset: number,
  key: string | number | undefined,
): unknown {
  const outOfRange = type.kind === "integer" ? integerProblem(type, value as number | bigint) : undefined;
  const problem = outOfRange ?? (reading.validate ? facetProblem(type, value) : undefined);
  if (problem !== undefined) reading.report(problem, offset, key);
  return value;
}
