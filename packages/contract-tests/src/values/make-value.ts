import { UnmakeableError } from "../errors.ts";
import { wordsOf } from "../spec/inheritance/discriminator-words.ts";
import { ownWord } from "../spec/inheritance/own-word.ts";
import { itemsOf, type Shape, shapeOf } from "../spec/shape.ts";
import type { Contract, JsonSchema, Side } from "../types.ts";
import { type ChosenMembers, chooseMembers, countBranches } from "./choose-members.ts";
import { drawNumber } from "./draw-number.ts";
import { makeNumber } from "./make-number.ts";
import { makeText } from "./make-text.ts";
import { rulesOf } from "./rules.ts";

/** How values are made up. */
export interface Making {
  readonly contract: Contract;
  readonly seed: number;
  /** Whether members that may be left out are there. */
  readonly isFull: boolean;
  /** Whether the description's own examples and defaults stand where it has them. */
  readonly usesExamples: boolean;
  /** Which way the value goes. Default: it is sent. */
  readonly side?: Side;
}

/** A component that stands in itself more often than this is left out, or its list is empty. */
const maxOpen = 2;

/**
 * A value by a schema, the same for the same seed and place. It is not held against the schema here.
 *
 * @param open - The components that this value stands in.
 * @throws {UnmakeableError} where no value can be made.
 */
export function makeValue(
  making: Making,
  schema: JsonSchema | undefined,
  place: string,
  open: readonly string[] = [],
): unknown {
  const shape = shapeOf(making.contract, schema);
  const given = making.usesExamples ? exampleOf(shape) : undefined;
  if (given !== undefined) {
    return structuredClone(given.value);
  }
  const { component } = shape;
  if (component !== undefined && open.filter((each) => each === component).length >= maxOpen) {
    if (shape.isNullable) {
      return null;
    }
    throw new UnmakeableError(`${component} stands in itself without an end`);
  }
  const inside = component === undefined ? open : [...open, component];
  const drawn = drawNumber(making.seed, place);
  const rules = rulesOf(shape);
  if (rules.words !== undefined) {
    const words = rules.words.filter((word) => word !== null);
    if (words.length === 0 && !shape.isNullable) {
      throw new UnmakeableError("no word is allowed");
    }
    return words.length === 0 ? null : words[drawn % words.length];
  }
  if (shape.branches !== undefined) {
    return makeBranch(making, shape, shape.branches, place, inside);
  }
  switch (shape.types[0]) {
    case "object":
      return makeObject(making, shape, place, inside);
    case "array":
      return makeList(making, shape, place, inside);
    case "integer":
    case "number":
      return makeNumber(rules, shape.types[0] === "integer", drawn);
    case "boolean":
      return drawn % 2 === 0;
    case undefined:
      return shape.isNullable ? null : makeText(rules, drawn);
    default:
      return makeText(rules, drawn);
  }
}

function exampleOf({ parts }: Shape): { readonly value: unknown } | undefined {
  const schemas = parts.map(({ schema }) => schema).reverse();
  for (const schema of schemas) {
    const {
      default: usual,
      example,
      examples,
    } = schema as { default?: unknown; example?: unknown; examples?: unknown };
    const [value] = [example, ...(Array.isArray(examples) ? examples : []), usual].filter((each) => each !== undefined);
    if (value !== undefined) {
      return { value };
    }
  }
  return undefined;
}

function makeBranch(
  making: Making,
  shape: Shape,
  branches: readonly JsonSchema[],
  place: string,
  open: readonly string[],
): unknown {
  const first = drawNumber(making.seed, place) % branches.length;
  const ordered = [...branches.slice(first), ...branches.slice(0, first)];
  const common = shape.types.includes("object") ? (makeObject(making, shape, place, open) as object) : {};
  for (const branch of ordered) {
    try {
      const value = makeValue({ ...making, usesExamples: false }, branch, place, open);
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        return value;
      }
      const { discriminator } = shape;
      const word = discriminator === undefined ? undefined : wordsOf(discriminator, branch as never)[0];
      return { ...common, ...value, ...(discriminator === undefined ? {} : { [discriminator.propertyName]: word }) };
    } catch (cause) {
      if (!(cause instanceof UnmakeableError)) {
        throw cause;
      }
    }
  }
  throw new UnmakeableError("no branch of the union could be made up");
}

/** An object by the first of its branches that ask for members alone whose members can be made. */
function makeObject(making: Making, shape: Shape, place: string, open: readonly string[]): unknown {
  const { parts } = shape;
  const drawn = drawNumber(making.seed, place);
  for (let left = countBranches(parts); ; left--) {
    try {
      return makeMembers(making, shape, chooseMembers(parts, drawn + left), place, open);
    } catch (cause) {
      if (!(cause instanceof UnmakeableError) || left === 1) {
        throw cause;
      }
    }
  }
}

function makeMembers(
  making: Making,
  shape: Shape,
  chosen: ChosenMembers,
  place: string,
  open: readonly string[],
): unknown {
  const { parts } = shape;
  const properties = new Map(parts.flatMap(({ schema }) => Object.entries(schema.properties ?? {})));
  const required = new Set([
    ...parts.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])),
    ...chosen.wanted,
  ]);
  const value: Record<string, unknown> = {};
  for (const [name, property] of [...properties, ...unlisted(parts, required, properties)]) {
    if (chosen.unwanted.has(name) && !required.has(name)) {
      continue;
    }
    const isWanted =
      (required.has(name) || making.isFull) && !isUnsent(shapeOf(making.contract, property), making.side);
    if (!isWanted) {
      continue;
    }
    try {
      value[name] = makeValue(making, property, `${place}/${name}`, open);
      if (chosen.wanted.includes(name) && isEmptyList(value[name])) {
        throw new UnmakeableError(`${name} is there for its items, of which none can be made`);
      }
    } catch (cause) {
      if (!(cause instanceof UnmakeableError) || required.has(name)) {
        throw cause;
      }
    }
  }
  const present = { ...value, ...ownWord(shape) };
  const counted = withCount(making, parts, present, required, [...properties], place, open);
  return { ...counted, ...makeOthers(making, parts, place, open, Object.keys(counted).length) };
}

/** As many listed members as there may be, and as there must be as long as there are some. */
function withCount(
  making: Making,
  parts: Shape["parts"],
  value: Readonly<Record<string, unknown>>,
  required: ReadonlySet<string>,
  properties: readonly [string, JsonSchema][],
  place: string,
  open: readonly string[],
): Record<string, unknown> {
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, "maxProperties"));
  const names = Object.keys(value).sort((one, other) => Number(required.has(other)) - Number(required.has(one)));
  const kept = new Set(names.slice(0, most));
  const counted = Object.fromEntries(Object.entries(value).filter(([name]) => kept.has(name)));
  for (const [name, property] of properties) {
    const isEnough = Object.keys(counted).length >= leastOf(parts);
    if (isEnough || name in counted || isUnsent(shapeOf(making.contract, property), making.side)) {
      continue;
    }
    try {
      counted[name] = makeValue(making, property, `${place}/${name}`, open);
    } catch (cause) {
      if (!(cause instanceof UnmakeableError)) {
        throw cause;
      }
    }
  }
  return counted;
}

const numbersOf = (parts: Shape["parts"], keyword: string): number[] =>
  parts.map(({ schema }) => schema[keyword]).filter((each) => typeof each === "number");

const leastOf = (parts: Shape["parts"]): number => Math.max(0, ...numbersOf(parts, "minProperties"));

/** Members that are required and nowhere listed: of what all others are, or of anything. */
function unlisted(
  parts: Shape["parts"],
  required: ReadonlySet<string>,
  properties: ReadonlyMap<string, JsonSchema>,
): [string, JsonSchema][] {
  return [...required].filter((name) => !properties.has(name)).map((name) => [name, otherSchema(parts) ?? {}]);
}

function otherSchema(parts: Shape["parts"]): JsonSchema | undefined {
  const other = parts.map(({ schema }) => schema.additionalProperties).find((each) => typeof each === "object");
  return typeof other === "object" ? other : undefined;
}

/** Entries of a map, as many as there must be; one where all that may be there is there. */
function makeOthers(
  making: Making,
  parts: Shape["parts"],
  place: string,
  open: readonly string[],
  present: number,
): Record<string, unknown> {
  const schema = otherSchema(parts);
  const isMap = schema !== undefined && parts.every(({ schema: each }) => each.properties === undefined);
  const count = Math.max(leastOf(parts) - present, isMap && making.isFull ? 1 : 0);
  const names = Array.from({ length: count }, (_, index) => `key${index + 1}`);
  return Object.fromEntries(names.map((name) => [name, makeValue(making, schema, `${place}/${name}`, open)]));
}

/** A list of as many items as there must be; one where all that may be there is there. */
export function makeList(
  making: Making,
  shape: Shape,
  place: string,
  open: readonly string[] = [],
  length?: number,
): unknown[] {
  const { maxItems, minItems } = rulesOf(shape);
  const items = itemsOf(shape);
  const first = shape.parts.map(({ schema }) => schema["prefixItems"]).find(Array.isArray) as JsonSchema[] | undefined;
  const count = length ?? Math.max(minItems, Math.min(maxItems, making.isFull ? (first?.length ?? 1) : 0));
  try {
    return Array.from({ length: count }, (_, index) =>
      makeValue(
        // Examples and defaults would make all items alike.
        index === 0 ? making : { ...making, usesExamples: false, seed: making.seed + index },
        first?.[index] ?? items,
        `${place}/${index}`,
        open,
      ),
    );
  } catch (cause) {
    if (cause instanceof UnmakeableError && minItems === 0 && length === undefined) {
      return [];
    }
    throw cause;
  }
}

function isUnsent({ parts }: Shape, side: Side = "request"): boolean {
  const flag = side === "request" ? "readOnly" : "writeOnly";
  return parts.some(({ schema }) => schema[flag] === true);
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
