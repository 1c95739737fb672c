import type { Shape } from "../spec/shape.ts";

/** A bound of a number, and whether the bound itself is beyond it. */
export interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** What the schemas of one value ask for together, each rule in its strictest form. */
export interface Rules {
  readonly words: readonly unknown[] | undefined;
  readonly format: string | undefined;
  readonly patterns: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly lower: Bound | undefined;
  readonly upper: Bound | undefined;
  readonly multipleOf: number | undefined;
  readonly minItems: number;
  readonly maxItems: number;
  readonly isUnique: boolean;
}

export function rulesOf({ parts }: Shape): Rules {
  const all = (keyword: string): unknown[] =>
    parts.map(({ schema }) => schema[keyword]).filter((value) => value !== undefined);
  const numbers = (keyword: string): number[] => all(keyword).filter((value) => typeof value === "number");
  const words = parts.flatMap(({ schema }) => {
    const { const: word, enum: list } = schema as { const?: unknown; enum?: unknown };
    return word === undefined ? (Array.isArray(list) ? [list as unknown[]] : []) : [[word]];
  });
  return {
    words: words.length === 0 ? undefined : words.reduce((left, right) => left.filter((word) => right.includes(word))),
    format: formatOf(all),
    patterns: all("pattern").filter((pattern) => typeof pattern === "string"),
    minLength: Math.max(0, ...numbers("minLength")),
    maxLength: Math.min(Number.POSITIVE_INFINITY, ...numbers("maxLength")),
    lower: strictest(boundsOf(parts, "minimum", "exclusiveMinimum"), (one, other) => one > other),
    upper: strictest(boundsOf(parts, "maximum", "exclusiveMaximum"), (one, other) => one < other),
    multipleOf: numbers("multipleOf")[0],
    minItems: Math.max(0, ...numbers("minItems")),
    maxItems: Math.min(Number.POSITIVE_INFINITY, ...numbers("maxItems")),
    isUnique: all("uniqueItems").includes(true),
  };
}

function formatOf(all: (keyword: string) => unknown[]): string | undefined {
  const format = all("format").find((word) => typeof word === "string") as string | undefined;
  return format ?? (all("contentEncoding").includes("base64") ? "byte" : undefined);
}

/** OpenAPI 3.0 says with a boolean what 3.1 says with a number of its own. */
function boundsOf(parts: Shape["parts"], inclusive: string, exclusive: string): Bound[] {
  return parts.flatMap(({ schema }) => {
    const [limit, beyond] = [schema[inclusive], schema[exclusive]];
    return [
      ...(typeof limit === "number" ? [{ value: limit, isExclusive: beyond === true }] : []),
      ...(typeof beyond === "number" ? [{ value: beyond, isExclusive: true }] : []),
    ];
  });
}

function strictest(bounds: readonly Bound[], isStricter: (one: number, other: number) => boolean): Bound | undefined {
  return bounds.reduce<Bound | undefined>((best, each) => {
    if (best === undefined || isStricter(each.value, best.value)) {
      return each;
    }
    return each.value === best.value && each.isExclusive ? each : best;
  }, undefined);
}
