import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** What a member of a message holds. A `dateTime` travels as its text. */
export type MemberKind = "string" | "boolean" | "integer" | "dateTime";

export interface Member {
  readonly name: string;
  readonly kind: MemberKind;
  /** Must be present, not null and not blank. */
  readonly required: boolean;
  /** In UTF-16 units. */
  readonly maxLength?: number;
}

/** One message of the API as the server's classes declare it. */
export interface Contract {
  readonly name: string;
  readonly namespace: string;
  /** In the order of declaration, which is the order of JSON and of validation. */
  readonly members: readonly Member[];
  /** In ordinal order, which is the order of XML. */
  readonly ordinal: readonly Member[];
}

export type Value = string | number | boolean | null;

/** The values of one message by member name. */
export type Model = Record<string, Value>;

interface SchemaProperty {
  readonly type?: string | readonly string[];
  readonly maxLength?: number;
  readonly "x-xsd-type"?: string;
}

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaProperty>>;
  readonly xml?: { readonly name?: string; readonly namespace?: string };
}

interface Document {
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

/** The messages that the server reads and writes. */
export interface Contracts {
  readonly asyncRequest: Contract;
  readonly asyncResponse: Contract;
  readonly request: Contract;
  readonly response: Contract;
  readonly resultsRow: Contract;
}

/** Reads the messages from the OpenAPI document of `@starfish-api/openapi`. */
export function loadContracts(): Contracts {
  const require = createRequire(import.meta.url);
  const path = require.resolve("@starfish-api/openapi/starfish.v1.json");
  const document = JSON.parse(readFileSync(path, "utf8")) as Document;
  return {
    asyncRequest: contractOf(document, "execJobAsyncRequest", "execJobAsyncRequest-everyMember-json"),
    asyncResponse: contractOf(document, "execJobAsyncResponse", "execJobAsyncResponse-started-json"),
    request: contractOf(document, "execJobRequest", "execJobRequest-everyMember-json"),
    response: contractOf(document, "execJobResponse", "execJobResponse-complete-json"),
    resultsRow: contractOf(document, "resultsResponse", "ArrayOfresultsResponse-oneRow-json"),
  };
}

/** A message in which nothing was set: what a .NET constructor leaves. */
export function defaultModel(contract: Contract): Model {
  const model: Model = {};
  for (const member of contract.members) {
    model[member.name] = member.kind === "boolean" ? false : member.kind === "integer" ? 0 : null;
  }
  return model;
}

function contractOf(document: Document, schemaName: string, exampleName: string): Contract {
  const schema = document.components.schemas[schemaName];
  const properties = schema?.properties;
  if (schema === undefined || properties === undefined) {
    throw new Error(`The OpenAPI document has no object schema ${schemaName}.`);
  }
  const ordinal = Object.entries(properties)
    .map(([name, property]) => memberOf(name, property, schema.required?.includes(name) ?? false))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  // The JSON examples stand in the order of declaration; the schema's properties in the order of XML.
  const declared = declarationOrder(document, exampleName);
  const rank = (name: string): number => (declared.includes(name) ? declared.indexOf(name) : declared.length);
  return {
    name: schema.xml?.name ?? schemaName,
    namespace: schema.xml?.namespace ?? "",
    members: ordinal.toSorted((a, b) => rank(a.name) - rank(b.name)),
    ordinal,
  };
}

function memberOf(name: string, property: SchemaProperty, required: boolean): Member {
  const types = typeof property.type === "string" ? [property.type] : (property.type ?? []);
  const kind: MemberKind = types.includes("boolean")
    ? "boolean"
    : types.includes("integer")
      ? "integer"
      : property["x-xsd-type"] === "dateTime"
        ? "dateTime"
        : "string";
  return { name, kind, required, ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }) };
}

function declarationOrder(document: Document, exampleName: string): readonly string[] {
  const value = document.components.examples[exampleName]?.value;
  const example: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof example !== "object" || example === null) {
    throw new Error(`The OpenAPI document has no JSON example ${exampleName}.`);
  }
  return Object.keys(example);
}
