import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly maxLength?: number;
  readonly xml?: { readonly name?: string; readonly namespace?: string };
  readonly "x-xsd-type"?: string;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Reference | { readonly value: unknown }>>;
}

type Content = Readonly<Record<string, MediaType>>;

interface Reference {
  readonly $ref: string;
}

/** An operation of the description, with its references followed as far as its media types. */
export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Whether a token must be there, may be there, or is not looked at. */
  readonly security: "none" | "optional" | "required";
  /** The parameters of the address that must be there. */
  readonly required: readonly { readonly name: string; readonly in: "path" | "query" }[];
  /** What may be sent, by media type; missing where there is no body. */
  readonly request: Content | undefined;
  /** The first answer that means that all is well; missing where the description has none. */
  readonly success: { readonly status: number; readonly content: Content | undefined } | undefined;
}

/** The OpenAPI document of `@starfish-api/openapi`, as far as the sandbox follows it. */
export interface Description {
  readonly operations: readonly DescribedOperation[];
  readonly document: object;
}

interface OperationNode {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly (Reference | ParameterNode)[];
  readonly requestBody?: Reference | { readonly content: Content };
  readonly responses: Readonly<Record<string, Reference | { readonly content?: Content }>>;
}

interface ParameterNode {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Document {
  readonly security?: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationNode>>>>;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Reads the published description. */
export function loadDescription(): Description {
  const require = createRequire(import.meta.url);
  const path = require.resolve("@starfish-api/openapi/starfish.v1.json");
  const document = JSON.parse(readFileSync(path, "utf8")) as Document;
  const operations = Object.entries(document.paths).flatMap(([address, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => operationOf(document, address, method, operation)),
  );
  return { document, operations };
}

function operationOf(document: Document, path: string, method: string, node: OperationNode): DescribedOperation {
  const parameters = (node.parameters ?? []).map((parameter) => resolve<ParameterNode>(document, parameter));
  const [status, success] = Object.entries(node.responses).find(([each]) => /^2\d\d$/.test(each)) ?? [];
  return {
    id: node.operationId,
    method: method.toUpperCase(),
    path,
    security: securityOf(node.security ?? document.security ?? []),
    required: parameters.flatMap(({ name, in: place, required }) =>
      required === true && (place === "path" || place === "query") ? [{ name, in: place }] : [],
    ),
    request:
      node.requestBody === undefined
        ? undefined
        : resolve<{ readonly content: Content }>(document, node.requestBody).content,
    success:
      success === undefined
        ? undefined
        : { status: Number(status), content: resolve<{ readonly content?: Content }>(document, success).content },
  };
}

function securityOf(requirements: readonly object[]): DescribedOperation["security"] {
  if (requirements.length === 0) {
    return "none";
  }
  return requirements.some((requirement) => Object.keys(requirement).length === 0) ? "optional" : "required";
}

/** What a body says: the schema of its message, or of one row where it is a list, and an example in JSON of just that. */
export function bodyOf(
  { document }: Description,
  what: string,
  mediaType: MediaType | undefined,
): { readonly name: string; readonly schema: Schema; readonly example: object } {
  const reference = mediaType?.schema ?? {};
  const whole = resolve<Schema>(document, reference);
  const item = whole.items ?? reference;
  const examples = Object.values(mediaType?.examples ?? {}).map((each) => exampleOf(document, each));
  const example = examples.flat().find((value) => typeof value === "object" && value !== null);
  if (example === undefined || example === null) {
    throw new Error(`The OpenAPI document has no JSON example for ${what}.`);
  }
  return { name: item.$ref?.split("/").at(-1) ?? "", schema: resolve<Schema>(document, item), example };
}

/** Whether a body is an object with members of its own, which is what the server's readers read. */
export function hasMembers({ document }: Description, mediaType: MediaType | undefined): boolean {
  return resolve<Schema>(document, mediaType?.schema ?? {}).properties !== undefined;
}

/** The first example of a media type; undefined where it has none. */
export function firstExample({ document }: Description, { examples = {} }: MediaType): unknown {
  const [first] = Object.values(examples);
  return first === undefined ? undefined : exampleOf(document, first);
}

function exampleOf(document: object, example: Reference | { readonly value: unknown }): unknown {
  return resolve<{ readonly value: unknown }>(document, example).value;
}

/** Follows local references until something else is found. */
export function resolve<Found extends object>(document: object, node: Found | Reference): Found {
  let found: object = node;
  while ("$ref" in found && typeof found.$ref === "string") {
    const path = found.$ref.slice("#/".length).split("/");
    found = path.reduce<object>((at, key) => {
      const next = (at as Readonly<Record<string, unknown>>)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
      if (typeof next !== "object" || next === null) {
        throw new Error(`The OpenAPI document has nothing at ${path.join("/")}.`);
      }
      return next;
    }, document);
  }
  return found as Found;
}
