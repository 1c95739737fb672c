import type { JsonSchema, Side } from "../types.ts";
import { isNode } from "./document.ts";
import { type Bases, closesItself } from "./inheritance/bases.ts";
import { wordsOf } from "./inheritance/discriminator-words.ts";
import { chooseHeir, openSuffix, sayWord, withoutHeirs } from "./inheritance/heirs.ts";
import { componentPrefix, nameOfReference } from "./schemas.ts";

/**
 * A schema of OpenAPI as JSON Schema 2020-12 has it: the words of 3.0 in today's spelling, and a discriminator as the
 * condition that it is.
 */
export function toSchema2020(reading: Reading): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(reading.schemas).flatMap(([name, schema]) => {
      const whole = translate(reading, schema);
      // What others are made of is open to their members, and of one class.
      const twin = reading.bases.divided.has(name) ? [[name + openSuffix, translate(reading, schema, [], true)]] : [];
      return [[name, chooseHeir(reading, name, sayWord(reading, name, whole))], ...twin];
    }),
  );
}

/** How the schemas of a description are read. */
export interface Reading {
  /** What the description says in `openapi`. */
  readonly version: string;
  /** All that references lead to, by name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Which way the values go; undefined where every required member must be there. */
  readonly side?: Side | undefined;
  readonly bases: Bases;
}

const maps = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];
const lists = ["allOf", "oneOf", "anyOf", "prefixItems"];
const singles = [
  ...["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"],
  ...["unevaluatedItems", "unevaluatedProperties"],
];

/**
 * The same for one schema.
 *
 * @param unsent - Members of the same value that are not sent this way.
 * @param isOpen - Whether it is part of a schema that lists further members, so that it does not close itself.
 */
export function translate(
  reading: Reading,
  schema: JsonSchema,
  unsent: readonly string[] = [],
  isOpen = false,
): JsonSchema {
  const { version } = reading;
  const inner = (node: unknown): unknown => (isNode(node) ? translate(reading, node as JsonSchema) : node);
  const others = [...unsent, ...unsentMembers(reading, schema)];
  const ofSame = (node: unknown): unknown => (isNode(node) ? translate(reading, node as JsonSchema, others) : node);
  const part = (node: unknown): unknown => (isNode(node) ? openPart(reading, node as JsonSchema, others) : node);
  const is30 = version.startsWith("3.0");
  const own = is30 && schema.$ref !== undefined ? { $ref: schema.$ref } : schema;
  const translated = Object.fromEntries(
    Object.entries(own).map(([keyword, node]): [string, unknown] => {
      if (maps.includes(keyword) && isNode(node)) {
        return [keyword, Object.fromEntries(Object.entries(node).map(([name, each]) => [name, inner(each)]))];
      }
      if (lists.includes(keyword) && Array.isArray(node)) {
        const kept = keyword === "oneOf" ? withoutHeirs(reading, node) : node;
        return [keyword, kept.map(keyword === "prefixItems" ? inner : keyword === "allOf" ? part : ofSame)];
      }
      if (keyword === "required" && Array.isArray(node)) {
        return [keyword, node.filter((name) => !others.includes(name))];
      }
      return [keyword, singles.includes(keyword) ? inner(node) : node];
    }),
  ) as JsonSchema;
  const closed = closedAsWhole(reading, own, translated, isOpen);
  return discriminate(withoutBase(is30 ? fromVersion30(closed) : fromVersion31(closed)));
}

/** A part of `allOf`: the whole allows what any of its parts lists. */
function openPart(reading: Reading, part: JsonSchema, unsent: readonly string[]): JsonSchema {
  const name = nameOfReference(part);
  const isDivided = name !== undefined && reading.bases.divided.has(name);
  const translated = translate(reading, part, unsent, true);
  return isDivided ? { ...translated, $ref: componentPrefix + name + openSuffix } : translated;
}

/** A schema made of parts is closed as a whole where one of them is: each by itself would refuse what the others list. */
function closedAsWhole({ bases }: Reading, schema: JsonSchema, translated: JsonSchema, isOpen: boolean): JsonSchema {
  const parts: unknown[] = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  if (parts.length === 0 && !isOpen) {
    return translated;
  }
  const isClosed = closesItself(schema) || parts.some((each) => bases.closed.has(nameOfReference(each) ?? ""));
  const { additionalProperties, unevaluatedProperties, ...others } = translated;
  return {
    ...others,
    ...(additionalProperties !== undefined && additionalProperties !== false ? { additionalProperties } : {}),
    ...(unevaluatedProperties !== undefined && unevaluatedProperties !== false ? { unevaluatedProperties } : {}),
    ...(isClosed && !isOpen ? { unevaluatedProperties: false } : {}),
  };
}

/** The members that a schema and its parts say are not sent this way (OpenAPI, "Schema Object"). */
function unsentMembers(reading: Reading, schema: JsonSchema, seen: readonly JsonSchema[] = []): string[] {
  const { schemas, side } = reading;
  if (side === undefined || seen.includes(schema)) {
    return [];
  }
  const flag = side === "request" ? "readOnly" : "writeOnly";
  const referred = (node: unknown): JsonSchema | undefined => schemas[nameOfReference(node) ?? ""];
  const own = Object.entries(schema.properties ?? {}).filter(
    ([, property]) => property[flag] === true || referred(property)?.[flag] === true,
  );
  const parts = [referred(schema), ...(Array.isArray(schema["allOf"]) ? (schema["allOf"] as JsonSchema[]) : [])];
  return [
    ...own.map(([name]) => name),
    ...parts.flatMap((part) => (part === undefined ? [] : unsentMembers(reading, part, [...seen, schema]))),
  ];
}

/** With an id of its own a schema would be a document, whose references do not lead to the description's components. */
function withoutBase(schema: JsonSchema): JsonSchema {
  const { $id, ...others } = schema as JsonSchema & { readonly $id?: unknown };
  return $id === undefined || !JSON.stringify(others).includes(`"$ref":"${componentPrefix}`) ? schema : others;
}

/** The word of 3.0 says nothing here, and the validator would take it for its own. Bytes have a format in 3.0. */
function fromVersion31({ nullable: _nullable, ...schema }: JsonSchema): JsonSchema {
  const isBytes = schema["contentEncoding"] === "base64" && schema["format"] === undefined;
  return isBytes ? { ...schema, format: "byte" } : schema;
}

function fromVersion30(schema: JsonSchema): JsonSchema {
  const { nullable, exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...others } = schema;
  const limits = {
    ...limit("minimum", "exclusiveMinimum", minimum, exclusiveMinimum),
    ...limit("maximum", "exclusiveMaximum", maximum, exclusiveMaximum),
  };
  if (nullable !== true) {
    return { ...others, ...limits };
  }
  const { xml, ...rules } = { ...others, ...limits } as JsonSchema;
  return { anyOf: [{ type: "null" }, rules], ...(xml === undefined ? {} : { xml }) };
}

function limit(inclusive: string, exclusive: string, value: unknown, isExclusive: unknown): object {
  if (typeof isExclusive === "number") {
    return { ...(value === undefined ? {} : { [inclusive]: value }), [exclusive]: isExclusive };
  }
  return value === undefined ? {} : { [isExclusive === true ? exclusive : inclusive]: value };
}

/** A discriminator decides which branch of `oneOf` counts: the others may fit too. */
function discriminate(schema: JsonSchema): JsonSchema {
  const { discriminator, ...others } = schema;
  if (!isNode(discriminator)) {
    return schema;
  }
  const keyword = "oneOf" in others ? "oneOf" : "anyOf";
  const branches = others[keyword];
  const property = discriminator["propertyName"];
  if (!Array.isArray(branches) || typeof property !== "string") {
    return others;
  }
  const { [keyword]: _branches, ...rest } = others;
  const choices = branches.filter(isNode).filter(({ type }) => type !== "null");
  const words = choices.map((branch) => wordsOf({ ...discriminator, propertyName: property }, branch));
  const union: JsonSchema = {
    type: "object",
    required: [property],
    properties: { [property]: { enum: words.flat() } },
    allOf: choices.map((branch, index) => ({
      if: { type: "object", required: [property], properties: { [property]: { enum: words[index] } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
      then: branch,
    })),
  };
  const nulls = branches.length > choices.length ? [{ type: "null" }] : [];
  return { ...rest, allOf: [...(Array.isArray(rest["allOf"]) ? rest["allOf"] : []), { anyOf: [union, ...nulls] }] };
}
