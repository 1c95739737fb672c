import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The word that says what a statement rests on. */
export type Evidence = string;

export interface Reference {
  readonly $ref: string;
}

/** A schema as this description writes them: one type, perhaps null as well. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly "x-evidence"?: Evidence;
  readonly "x-terminal"?: Readonly<Record<string, string>>;
  readonly "x-xsd-type"?: string;
  readonly properties?: Readonly<Record<string, Schema | Reference>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema | Reference;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly xml?: { readonly name?: string; readonly namespace?: string };
}

export interface ExampleNode {
  readonly summary?: string;
  readonly value: unknown;
}

export interface ContentNode {
  readonly schema?: Schema | Reference;
  readonly examples?: Readonly<Record<string, ExampleNode | Reference>>;
}

export interface HeaderNode {
  readonly description: string;
  readonly "x-evidence": Evidence;
  readonly required?: boolean;
  readonly example?: string;
}

export interface ParameterNode extends HeaderNode {
  readonly name: string;
  readonly in: string;
  readonly "x-client-name"?: string;
  readonly schema: Schema;
}

export interface ResponseNode {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderNode | Reference>>;
  readonly content?: Readonly<Record<string, ContentNode>>;
}

export interface OperationNode {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly "x-evidence": Evidence;
  readonly "x-body-name"?: string;
  readonly "x-starts-job"?: boolean;
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly ParameterNode[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly description?: string;
    readonly content: Readonly<Record<string, ContentNode>>;
  };
  readonly responses: Readonly<Record<string, ResponseNode | Reference>>;
  readonly callbacks?: Readonly<Record<string, PathNodes>>;
}

export type PathNodes = Readonly<Record<string, Readonly<Record<string, OperationNode>>>>;

export interface SecurityNode {
  readonly type: string;
  readonly description: string;
  readonly "x-evidence": Evidence;
}

/** The parts of the description that the reference is made from. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly [{ readonly url: string; readonly description: string }];
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: PathNodes;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, SecurityNode>>;
    readonly examples: Readonly<Record<string, ExampleNode>>;
  };
}

/** The published description. */
export function loadDocument(): ApiDocument {
  const path = createRequire(import.meta.url).resolve("@starfish-api/openapi/starfish.v1.json");
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The node itself, or what its reference leads to. */
export function resolve<Node extends object>(document: ApiDocument, node: Node | Reference): Node {
  if (!isReference(node)) return node;
  const names = node.$ref.slice("#/".length).split("/");
  const found = names.reduce<unknown>((at, name) => Object(at)[name], document);
  if (typeof found !== "object" || found === null) throw new Error(`${node.$ref} leads nowhere`);
  return resolve(document, found as Node | Reference);
}

export function isReference(node: object): node is Reference {
  return "$ref" in node;
}

/** The name of the schema that a node refers to; undefined where it is a schema of its own. */
export function schemaNameOf(node: Schema | Reference | undefined): string | undefined {
  return node !== undefined && isReference(node) ? node.$ref.split("/").at(-1) : undefined;
}

/** The types of a schema without null, which `isNullable` tells of. */
export function typesOf(schema: Schema): string[] {
  return [schema.type ?? []].flat().filter((type) => type !== "null");
}

export function isNullable(schema: Schema): boolean {
  return [schema.type ?? []].flat().includes("null");
}
