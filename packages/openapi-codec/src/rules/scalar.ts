import type { BooleanType, Facets, IntegerType, NumberType, StringType, Type } from "../table.ts";
import { hasFormat } from "./formats.ts";
import { readPattern } from "./patterns.ts";
import { describeKind } from "./value-kind.ts";

/** A type of single values. */
export type ScalarType = StringType | BooleanType | IntegerType | NumberType;

/** Whether a type is one of single values. */
export const isScalar = (type: Type): type is ScalarType =>
  type.kind === "string" || type.kind === "boolean" || type.kind === "integer" || type.kind === "number";

const safeRange: readonly [number, number] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
const longRange: readonly [bigint, bigint] = [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n];

/** What is asked of a scalar, ready to be looked at often: rules are of one shape, which types are not. */
export interface ScalarRule {
  readonly type: ScalarType;
  readonly kind: ScalarType["kind"];
  readonly isChar: boolean;
  readonly isBigInt: boolean;
  /** Of a whole number. */
  readonly minimum: number | bigint;
  readonly maximum: number | bigint;
}

/** The rule of a scalar type. */
export function scalarRule(type: ScalarType): ScalarRule {
  const isBigInt = type.kind === "integer" && type.isBigInt === true;
  const [minimum, maximum] = isBigInt ? longRange : (type.kind === "integer" && type.range) || safeRange;
  return { type, kind: type.kind, isChar: type.kind === "string" && type.isChar === true, isBigInt, minimum, maximum };
}

/** What is wrong with the type and the range of a value; undefined where nothing is. */
export function scalarProblem(rule: ScalarRule, value: unknown): string | undefined {
  switch (rule.kind) {
    case "string":
      if (typeof value !== "string") break;
      return rule.isChar && value.length !== 1 ? "expected one UTF-16 unit" : undefined;
    case "integer":
      if (rule.isBigInt ? typeof value === "bigint" : typeof value === "number") {
        return integerProblem(rule, value as number | bigint);
      }
      break;
    default:
      if (typeof value === rule.kind) return undefined;
  }
  return `expected ${rule.isBigInt ? "bigint" : rule.kind}, found ${describeKind(value)}`;
}

/** What is wrong with a number where a whole number is asked for. */
export function integerProblem(
  { type, isBigInt, minimum, maximum }: ScalarRule,
  value: number | bigint,
): string | undefined {
  if (typeof value === "number" && !Number.isInteger(value)) return "expected a whole number";
  if (value >= minimum && value <= maximum) return undefined;
  const isTooPrecise =
    !isBigInt && ((type.kind === "integer" && type.range === undefined) || maximum === Number.MAX_SAFE_INTEGER);
  const remedy = isTooPrecise ? ": JavaScript would round it; generate with int64 as bigint to carry it" : "";
  return `expected integer from ${minimum} to ${maximum}${remedy}`;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = readPattern(source) ?? new RegExp(source, "u");
    patterns.set(source, pattern);
  }
  return pattern;
}

/** What is wrong with a value of the right type by what else the schema asks; undefined where nothing is. */
export function facetProblem(facets: Facets, value: string | number | boolean | bigint): string | undefined {
  const { values } = facets;
  if (values?.every((allowed) => allowed !== value)) return `not one of ${values.join(", ")}`;
  if (typeof value === "string") return textProblem(facets, value);
  if (typeof value === "boolean") return undefined;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = facets;
  if (minimum !== undefined && value < minimum) return `less than ${minimum}`;
  if (maximum !== undefined && value > maximum) return `more than ${maximum}`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return `not more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return `not less than ${exclusiveMaximum}`;
  if (multipleOf !== undefined && !isMultiple(Number(value), multipleOf)) return `not a multiple of ${multipleOf}`;
  return undefined;
}

function textProblem({ minLength, maxLength, pattern, format }: Facets, text: string): string | undefined {
  if (maxLength !== undefined && text.length > maxLength) return `${text.length} UTF-16 units, more than ${maxLength}`;
  if (minLength !== undefined && text.length < minLength) return `${text.length} UTF-16 units, less than ${minLength}`;
  if (pattern !== undefined && !patternOf(pattern).test(text)) return `the text does not match ${pattern}`;
  if (format !== undefined && !hasFormat(text, format)) return `the text has not the format ${format}`;
  return undefined;
}

/** 0.3 is a multiple of 0.1, although floating-point division leaves a remainder. */
function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}
