import { KitError } from "../errors.ts";
import type { Contract, JsonSchema } from "../types.ts";
import { isNode, type Node } from "./document.ts";
import { schemaBehind } from "./schemas.ts";

/** What an `xml` object says. */
export interface XmlHints {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly wrapped?: boolean;
  readonly attribute?: boolean;
  readonly nodeType?: "element" | "attribute" | "text" | "cdata" | "none";
}

/** One of the schemas that describe a value together. */
export interface Part {
  readonly schema: JsonSchema;
  /** The component that it is; undefined for a schema without a name. */
  readonly component: string | undefined;
}

/** A schema with its references and `allOf` followed. */
export interface Shape {
  readonly schema: JsonSchema;
  /** The component that describes all of the value; undefined where the place adds something to it. */
  readonly component: string | undefined;
  /** What is referred to first, then what stands at the place itself. */
  readonly parts: readonly Part[];
  /** What the place says of XML, before what its component says. */
  readonly xml: XmlHints;
  /** What the place alone says of XML. */
  readonly placeXml: XmlHints;
  /** What the component says of XML. */
  readonly componentXml: XmlHints;
  readonly isNullable: boolean;
  /** The types of JSON Schema that it allows, null left out; empty where it does not say. */
  readonly types: readonly string[];
  /** The branches of a union, null left out; undefined where there is one type. */
  readonly branches: readonly JsonSchema[] | undefined;
  readonly discriminator:
    | { readonly propertyName: string; readonly mapping: Readonly<Record<string, string>> }
    | undefined;
}

const shapes = new WeakMap<Contract["schemas"], WeakMap<JsonSchema, Shape>>();
const componentNames = new WeakMap<Contract["schemas"], ReadonlyMap<JsonSchema, string>>();

/** The shape of a schema. Throws a KitError for one that is made of itself. */
export function shapeOf(contract: Contract, schema: JsonSchema | boolean | undefined): Shape {
  const key = typeof schema === "object" ? schema : anything;
  const known = shapes.get(contract.schemas) ?? new WeakMap<JsonSchema, Shape>();
  shapes.set(contract.schemas, known);
  const shape = known.get(key) ?? follow(contract, key, []);
  known.set(key, shape);
  return shape;
}

const anything: JsonSchema = {};

/** What stands beside a reference without making another type of it. */
const annotations = new Set([
  ...["$comment", "$ref", "allOf", "default", "deprecated", "description", "example", "examples", "externalDocs"],
  ...["nullable", "readOnly", "summary", "title", "writeOnly", "xml"],
]);

function follow(contract: Contract, schema: JsonSchema, way: readonly JsonSchema[]): Shape {
  if (way.includes(schema)) {
    throw new KitError("The description has a schema that is made of itself");
  }
  const component = componentOf(contract, schema);
  const own = ownKeywords(contract, schema);
  const choices = [...listOf(own["oneOf"]), ...listOf(own["anyOf"])];
  const branches = choices.filter((branch) => !isNull(branch) && !isConstraint(branch));
  const [single] = branches;
  const bases = [
    ...(schema.$ref === undefined ? [] : [schemaBehind(contract, schema.$ref)]),
    ...listOf(own["allOf"]),
    ...(single !== undefined && branches.length === 1 ? [single] : []),
  ].map((base) => follow(contract, base, [...way, schema]));
  const [only] = bases;
  const isNullable = isNullableItself(own) || choices.some(isNull);
  const xml = isNode(own["xml"]) ? (own["xml"] as XmlHints) : {};
  const said = Object.keys(own).filter((key) => !annotations.has(key) && !key.startsWith("x-"));
  const isUnionOfOne =
    branches.length === 1 && said.every((key) => key === "oneOf" || key === "anyOf" || key === "type");
  // A component that is another one by allOf is a type of its own; one that only refers to another is not.
  const isAlias = said.length === 0 || isUnionOfOne;
  if (only !== undefined && bases.length === 1 && isAlias && (component === undefined || schema.$ref !== undefined)) {
    return {
      ...only,
      schema,
      component: only.component ?? component,
      xml: { ...only.xml, ...xml },
      placeXml: { ...only.placeXml, ...xml },
      isNullable: isNullable || only.isNullable,
    };
  }
  const discriminator = discriminatorOf(own);
  return {
    schema,
    component,
    parts: [...bases.flatMap(({ parts }) => parts), { schema: own, component }],
    xml,
    placeXml: component === undefined ? xml : {},
    componentXml: component === undefined ? {} : xml,
    isNullable: isNullable || (bases.length > 0 && bases.every((base) => base.isNullable)),
    types: typesOf(own) ?? bases.map(({ types }) => types).find((types) => types.length > 0) ?? [],
    branches: branches.length > 1 ? branches : bases.find((base) => base.branches !== undefined)?.branches,
    discriminator: discriminator ?? bases.find((base) => base.branches !== undefined)?.discriminator,
  };
}

/** The schema of a list's items; undefined where nothing is said of them. */
export function itemsOf({ parts }: Pick<Shape, "parts">): JsonSchema | undefined {
  return parts.map(({ schema }) => schema.items).find((items) => items !== undefined);
}

/** The component that a schema is. */
export function componentOf(contract: Contract, schema: JsonSchema): string | undefined {
  let names = componentNames.get(contract.schemas);
  if (names === undefined) {
    names = new Map(
      Object.entries(contract.schemas)
        .filter(([name]) => !isInline(name))
        .map(([name, each]) => [each, name]),
    );
    componentNames.set(contract.schemas, names);
  }
  return names.get(schema);
}

/** Whether a schema's name was made up for a body: no component's name has a blank. */
export function isInline(schemaName: string): boolean {
  return schemaName.includes(" ");
}

/** OpenAPI 3.0 ignores what stands beside a reference. */
function ownKeywords({ document }: Contract, schema: JsonSchema): JsonSchema {
  const isVersion30 = String((document as Node)["openapi"]).startsWith("3.0");
  return isVersion30 && schema.$ref !== undefined ? { $ref: schema.$ref } : schema;
}

function listOf(schemas: unknown): JsonSchema[] {
  return Array.isArray(schemas) ? schemas.filter(isNode) : [];
}

function isNull(schema: JsonSchema): boolean {
  return schema.type === "null" || ("const" in schema && schema["const"] === null);
}

/** Whether a branch says which members must be there, and nothing of what they are. */
function isConstraint(schema: JsonSchema): boolean {
  return Object.keys(schema).every((key) => ["required", "not", "title", "description"].includes(key));
}

function isNullableItself({ type, nullable, enum: values }: JsonSchema): boolean {
  return (
    nullable === true || [type].flat().includes("null") || (type === undefined && listOfValues(values).includes(null))
  );
}

function typesOf(schema: JsonSchema): readonly string[] | undefined {
  if (schema.type !== undefined) {
    return [schema.type].flat().filter((type) => type !== "null");
  }
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) {
    return ["object"];
  }
  if (schema.items !== undefined) {
    return ["array"];
  }
  const samples = "const" in schema ? [schema["const"]] : listOfValues(schema["enum"]);
  const types = samples.filter((sample) => sample !== null).map(typeOfSample);
  return types.length === 0 ? undefined : [...new Set(types)];
}

function listOfValues(values: unknown): readonly unknown[] {
  return Array.isArray(values) ? values : [];
}

function typeOfSample(sample: unknown): string {
  if (Array.isArray(sample)) {
    return "array";
  }
  return Number.isInteger(sample) ? "integer" : typeof sample;
}

function discriminatorOf(schema: JsonSchema): Shape["discriminator"] {
  const given = schema["discriminator"];
  if (!isNode(given) || typeof given["propertyName"] !== "string") {
    return undefined;
  }
  const mapping = isNode(given["mapping"]) ? (given["mapping"] as Record<string, string>) : {};
  return { propertyName: given["propertyName"], mapping };
}
