import { facetProblem, integerProblem, type ScalarRule, type ScalarType, scalarRule } from "../../rules/scalar.ts";
import { parseBoolean, parseInteger, parseNumber } from "../lexical.ts";
import { shortDecimal } from "../scan/short-decimal.ts";
import type { ReadContent, Reading } from "./reading.ts";

/** The reader of a scalar's element. */
export function readScalar(type: ScalarType): ReadContent {
  const rule = scalarRule(type);
  if (rule.kind === "string" && !rule.isChar) {
    return (reading, key) => checked(rule, reading.content(key), reading, reading.scanner.start, key);
  }
  if (rule.kind !== "integer" && rule.kind !== "number") {
    return (reading, key) => scalarOf(rule, reading.content(key), reading, reading.scanner.start, key);
  }
  const { kind, isBigInt } = rule;
  return (reading, key) => {
    const { scanner } = reading;
    const number = scanner.tryNumber(kind === "number");
    if (number === undefined) return scalarOf(rule, reading.content(key), reading, scanner.start, key);
    return checked(rule, isBigInt ? BigInt(number) : number, reading, scanner.start, key);
  };
}

/** What a text says as a value of a type. What is wrong is reported. */
export function scalarOf(
  rule: ScalarRule,
  text: string,
  reading: Reading,
  offset: number,
  key: string | number | undefined,
): unknown {
  const value = parseScalar(rule, text);
  if (value !== undefined) return checked(rule, value, reading, offset, key);
  reading.report(`expected ${expectedText(rule)}`, offset, key);
  // Not undefined: the member is there.
  return null;
}

function parseScalar(rule: ScalarRule, text: string): string | boolean | number | bigint | undefined {
  switch (rule.kind) {
    case "boolean":
      return parseBoolean(text);
    case "integer": {
      const short = shortDecimal(text, 0, text.length, false);
      if (short !== undefined) return rule.isBigInt ? BigInt(short) : short;
      const digits = parseInteger(text);
      if (digits === undefined) return undefined;
      return rule.isBigInt ? BigInt(digits.replace("+", "")) : Number(digits) + 0;
    }
    case "number":
      return shortDecimal(text, 0, text.length, true) ?? parseNumber(text);
    default: {
      if (!rule.isChar) return text;
      const code = Number(parseInteger(text));
      return code >= 0 && code <= 0xffff ? String.fromCharCode(code) : undefined;
    }
  }
}

function expectedText(rule: ScalarRule): string {
  return rule.kind === "string" ? "the number of a character, from 0 to 65535" : rule.kind;
}

function checked(
  rule: ScalarRule,
  value: string | boolean | number | bigint,
  reading: Reading,
  offset: number,
  key: string | number | undefined,
): unknown {
  const outOfRange = rule.kind === "integer" ? integerProblem(rule, value as number | bigint) : undefined;
  const problem = outOfRange ?? (reading.validate ? facetProblem(rule.type, value) : undefined);
  if (problem !== undefined) reading.report(problem, offset, key);
  return value;
}
