import { UnmakeableError } from "../errors.ts";
import { type Shape, shapeOf } from "../spec/shape.ts";
import type { Evidence, JsonSchema } from "../types.ts";
import { drawNumber } from "./draw-number.ts";
import { leastOf, mostOf, round, stepOf } from "./make-number.ts";
import { fits, isKnownFormat, makeText } from "./make-text.ts";
import { type Making, makeList } from "./make-value.ts";
import { type Rules, rulesOf } from "./rules.ts";

/** A value at or beside an edge of what a schema allows. */
export interface Edge {
  readonly name: string;
  readonly value: unknown;
  /** What its being taken or refused rests on: a format is a hint (JSON Schema 2020-12, 7.2). */
  readonly evidence: Evidence;
  /** A text that is not of its format: where the kit does not know that, it knows neither that it is taken. */
  readonly isOffFormat?: true;
  /** Something of another structure, or nothing: what XML and forms make of that is for their readers to say. */
  readonly isStructural?: true;
}

/** Longer texts and lists would be load. */
const [maxText, maxList] = [70_000, 300];
/** Between what people type and what a server refuses for its size alone. */
const longText = 9000;
/** So many words of an enumeration are tried. */
const maxWords = 12;

/** Values on both sides of every rule of a schema; which side they are on is for the schema to say. */
export function edgesOf(making: Making, schema: JsonSchema | undefined, place: string): Edge[] {
  const shape = shapeOf(making.contract, schema);
  const rules = rulesOf(shape);
  const [type] = shape.types;
  if (shape.branches !== undefined || type === undefined) {
    return [];
  }
  // Where a reader makes a text of the value.
  const isOfFormat = type === "string" && rules.format !== undefined;
  return [
    ...ownEdges(making, shape, rules, type, place),
    ...wrongTypes(type).map((edge): Edge => (isOfFormat ? { ...edge, isOffFormat: true } : edge)),
  ];
}

function ownEdges(making: Making, shape: Shape, rules: Rules, type: string, place: string): Edge[] {
  if (rules.words !== undefined) {
    const words = rules.words.slice(0, maxWords).map((word) => said(`word-${String(word)}`, word));
    return [...words, said("unknown-word", type === "string" ? `${String(rules.words[0])}-of-nobody` : 987_654_321)];
  }
  switch (type) {
    case "string":
      return textEdges(rules, drawNumber(making.seed, place));
    case "integer":
    case "number":
      return numberEdges(rules, type === "integer");
    case "array":
      return listEdges(making, shape, rules, place);
    default:
      return [];
  }
}

const said = (name: string, value: unknown): Edge => ({ name, value, evidence: "documented" });
const hinted = (name: string, value: unknown): Edge => ({ name, value, evidence: "assumed" });

function wrongTypes(type: string): Edge[] {
  const others: Readonly<Record<string, readonly Edge[]>> = {
    string: [said("number", 7), said("object", { a: 1 })],
    integer: [said("text", "some"), said("fraction", 1.5), said("list", [1])],
    number: [said("text", "some"), said("list", [1])],
    boolean: [said("text", "some"), said("number", 7)],
    array: [said("text", "some"), said("object", { a: 1 })],
    object: [said("text", "some"), said("list", [])],
  };
  const isStructure = type === "array" || type === "object";
  return [...(others[type] ?? []), said("null", null)].map((edge) =>
    isStructure || typeof edge.value === "object" ? { ...edge, isStructural: true } : edge,
  );
}

function textEdges(rules: Rules, drawn: number): Edge[] {
  const { format, maxLength, minLength, patterns } = rules;
  const ofLength = (name: string, length: number): Edge[] => {
    if (length < 0 || length > maxText) {
      return [];
    }
    const isInside = length >= minLength && length <= maxLength;
    if (isInside && format !== undefined && !isKnownFormat(format)) {
      return [];
    }
    const text = attempt(() => makeText(isInside ? rules : { ...rules, format: undefined }, drawn, length));
    return text === undefined ? [] : [said(name, text)];
  };
  const off = ["", "!", "~~~~", "\u00e9 \u00e9", "0", "a"].find(
    (text) => text.length >= minLength && text.length <= maxLength && !patterns.every((pattern) => fits(pattern, text)),
  );
  const isFree = patterns.length === 0 && format === undefined;
  return [
    ...(minLength > 0 ? [...ofLength("shortest", minLength), ...ofLength("too-short", minLength - 1)] : []),
    ...(maxLength === Number.POSITIVE_INFINITY
      ? []
      : [...ofLength("longest", maxLength), ...ofLength("too-long", maxLength + 1)]),
    ...(off === undefined ? [] : [said("off-pattern", off)]),
    ...(isKnownFormat(format)
      ? [{ ...hinted(`no-${format}`, `not a ${format} at all`), isOffFormat: true as const }]
      : []),
    ...(format === "date-time" ? [said("offset-and-fraction", "2024-02-29T23:59:59.123+05:30")] : []),
    ...(format === "date" ? [said("leap-day", "2024-02-29"), hinted("no-such-day", "2023-02-29")] : []),
    ...(isFree ? [hinted("characters", characters(minLength, maxLength)), hinted("empty", "")] : []),
    ...(isFree && maxLength > longText ? [hinted("long", "x".repeat(Math.max(longText, minLength)))] : []),
  ];
}

/** Letters of many kinds, as many as there may be; no half of a pair. */
function characters(shortest: number, longest: number): string {
  const text = "\u00e9 \u6771 \u{1f600} \"'<&>\\ %41+".slice(0, Math.min(longest, 1000));
  return text.replace(/[\ud800-\udbff]$/, "").padEnd(shortest, "\u00e9");
}

function numberEdges(rules: Rules, isInteger: boolean): Edge[] {
  const step = stepOf(rules, isInteger);
  const [least, most] = [leastOf(rules, isInteger), mostOf(rules, isInteger)];
  const wide =
    rules.format === "int32" ? 2_147_483_647 : rules.format === "int64" ? Number.MAX_SAFE_INTEGER : undefined;
  return [
    ...(least === undefined ? [] : [said("least", least), said("too-small", beyond(rules.lower, least, -step))]),
    ...(most === undefined ? [] : [said("most", most), said("too-large", beyond(rules.upper, most, step))]),
    ...(rules.multipleOf === undefined
      ? []
      : [said("off-step", round((least ?? rules.multipleOf) + rules.multipleOf / 2))]),
    ...(wide === undefined || !isInteger ? [] : [hinted("widest", wide)]),
    ...(rules.format === "int32" ? [hinted("too-wide", 2_147_483_648)] : []),
  ];
}

/** The bound itself where it is beyond what is allowed, and a step further where it is not. */
function beyond(bound: Rules["lower"], edge: number, step: number): number {
  return bound?.isExclusive === true ? bound.value : round(edge + step);
}

function listEdges(making: Making, shape: Shape, rules: Rules, place: string): Edge[] {
  const ofLength = (name: string, length: number): Edge[] => {
    const list = length < 0 || length > maxList ? undefined : attempt(() => makeList(making, shape, place, [], length));
    return list === undefined ? [] : [said(name, list)];
  };
  const twice = rules.isUnique ? attempt(() => makeList(making, shape, place, [], 1)) : undefined;
  return [
    ...(rules.minItems > 0 ? [...ofLength("fewest", rules.minItems), ...ofLength("too-few", rules.minItems - 1)] : []),
    ...(rules.maxItems === Number.POSITIVE_INFINITY
      ? []
      : [...ofLength("most", rules.maxItems), ...ofLength("too-many", rules.maxItems + 1)]),
    ...(twice === undefined ? [] : [said("twice", [...twice, ...twice])]),
  ];
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof UnmakeableError) {
      return undefined;
    }
    throw cause;
  }
}
