import type { BooleanType, Facets, IntegerType, NumberType, StringType, Type } from "../table.ts";
import { hasFormat } from "./formats.ts";
import { describeKind } from "./value-kind.ts";

export type ScalarType = StringType | BooleanType | IntegerType | NumberType;

export const isScalar = (type: Type): type is ScalarType =>
  type.kind === "string" || type.kind === "boolean" || type.kind === "integer" || type.kind === "number";

const longRange: readonly [bigint, bigint] = [-(2n ** 63n), 2n ** 63n - 1n];

/** What is wrong with the type and the range of a value; undefined where nothing is. */
export function scalarProblem(type: ScalarType, value: unknown): string | undefined {
  switch (type.kind) {
    case "string":
      if (typeof value !== "string") break;
      return type.isChar && value.length !== 1 ? "expected one UTF-16 unit" : undefined;
    case "integer":
      if (type.isBigInt ? typeof value === "bigint" : typeof value === "number") {
        return integerProblem(type, value as number | bigint);
      }
      break;
    default:
      if (typeof value === type.kind) return undefined;
  }
  return `expected ${expectedKind(type)}, found ${describeKind(value)}`;
}

const expectedKind = (type: ScalarType): string => (type.kind === "integer" && type.isBigInt ? "bigint" : type.kind);

/** What is wrong with a number where a whole number is asked for. */
export function integerProblem(type: IntegerType, value: number | bigint): string | undefined {
  const [minimum, maximum] = type.isBigInt
    ? longRange
    : (type.range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
  if (typeof value === "number" && !Number.isInteger(value)) return "expected a whole number";
  if (value >= minimum && value <= maximum) return undefined;
  const isTooPrecise = !type.isBigInt && (type.range === undefined || maximum === Number.MAX_SAFE_INTEGER);
  const remedy = isTooPrecise ? ": JavaScript would round it; generate with int64 as bigint to carry it" : "";
  return `expected integer from ${minimum} to ${maximum}${remedy}`;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(source, "u");
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
