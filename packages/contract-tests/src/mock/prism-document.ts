import { formatOf, typeInRange } from "../body/media-type.ts";
import { isNode, type Node, resolveReference } from "../spec/document.ts";
import { filesKey } from "../spec/embed-files.ts";
import { operationsOfItem, parametersOf } from "../spec/operations.ts";
import { isSpread } from "../spec/parameters/is-spread.ts";
import { isInline } from "../spec/shape.ts";
import type { Contract, JsonSchema, MediaType, Operation } from "../types.ts";
import { readXml } from "../xml/read-xml.ts";
import { sayWords } from "./say-words.ts";

const json = "application/json";

/**
 * The description as Prism is to see it. What is sent has been held against the description before Prism is asked, and
 * answers are values, so it sees no requests and JSON alone; callbacks are gone, so it never calls out. The schema dialect is JSON Schema's own: with the one of OpenAPI 3.1, Prism 5.16
 * compiles no schema and lets every body pass.
 */
export function toPrismDocument(contract: Contract): object {
  const document = contract.document as Node;
  const paths = Object.fromEntries(contract.operations.map(({ path }) => [path, {} as Record<string, unknown>]));
  for (const operation of contract.operations) {
    const method = operation.method.toLowerCase();
    const item = paths[operation.path] ?? {};
    const { node, parameters } = findOperation(document, operation.path, method);
    const spread = operation.parameters.filter((parameter) => isSpread(contract, parameter)).map(({ name }) => name);
    item[method] = {
      operationId: operation.id,
      // Prism looks for an object by its own name.
      parameters: parameters.filter(({ name }) => !spread.includes(String(name))),
      responses: sayWords(toJsonResponses(contract, operation, node["responses"])),
    };
  }
  // Responses, and what else refers to them, stand where they are used.
  const described = document["components"] === undefined ? {} : resolveReference(document, document["components"]);
  const { callbacks: _callbacks, pathItems: _pathItems, responses: _responses, ...components } = described;
  // Prism writes into what it is given.
  return structuredClone({
    openapi: document["openapi"],
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: document["info"],
    paths,
    [filesKey]: document[filesKey] ?? {},
    components: {
      ...components,
      schemas: sayWords(describeAnswers(contract)),
    },
  });
}

/**
 * Answers as Prism is to make them up: without members that the description does not list, unless they are open, and with
 * dates that exist. Requests stay as they are, because the server ignores what it does not know.
 */
function describeAnswers({ operations, schemas }: Contract): Record<string, JsonSchema> {
  const requested = new Set(
    operations.flatMap(({ request }) => Object.values(request?.mediaTypes ?? {}).map(({ schema }) => schema)),
  );
  const bases = new Set(Object.values(schemas).flatMap(basesOf));
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => !isInline(name))
      .map(([name, schema]) => [
        name,
        schema.properties === undefined || requested.has(name) || bases.has(name) || schema["allOf"] !== undefined
          ? schema
          : describeAnswer(schema, schema.properties),
      ]),
  );
}

/** The components of which a schema is made, at any depth: those have to leave room for the members of others. */
function basesOf(schema: unknown): string[] {
  const entries = typeof schema === "object" && schema !== null ? Object.entries(schema) : [];
  return entries.flatMap(([keyword, node]) => [
    ...(keyword === "allOf" && Array.isArray(node)
      ? node.filter(isNode).map(({ $ref }) => String($ref).split("/").at(-1) ?? "")
      : []),
    ...basesOf(node),
  ]);
}

function describeAnswer(schema: JsonSchema, properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const members = Object.entries(properties).map(([name, member]) => [
    name,
    member["x-xsd-type"] === "dateTime" ? { type: "string", format: "date-time" } : member,
  ]);
  return { additionalProperties: false, ...schema, properties: Object.fromEntries(members) };
}

function findOperation(document: Node, path: string, method: string): { node: Node; parameters: readonly Node[] } {
  const item = resolveReference(document, resolveReference(document, document["paths"])[path]);
  const found = operationsOfItem(document, item).find(([each]) => each.toLowerCase() === method);
  const node = found?.[1] ?? {};
  return { node, parameters: parametersOf(document, item, node) };
}

function toJsonResponses(contract: Contract, operation: Operation, responses: unknown): Node {
  const document = contract.document as Node;
  const entries = isNode(responses) ? Object.entries(responses) : [];
  return Object.fromEntries(
    entries.map(([status, response]) => {
      const { content, ...rest } = resolveReference(document, response);
      const mediaTypes = operation.responses[status]?.mediaTypes ?? {};
      const body = isNode(content) ? toJsonBody(contract, content, mediaTypes) : undefined;
      return [status, body === undefined ? rest : { ...rest, content: { [json]: body } }];
    }),
  );
}

/** What is said of an answer in JSON; where that is nothing, what is said in XML, with the values of its examples. */
function toJsonBody(contract: Contract, content: Node, mediaTypes: Readonly<Record<string, MediaType>>): unknown {
  const names = Object.keys(content);
  const formatNamed = (name: string) => formatOf((name.split(";", 1)[0] ?? "").trim().toLowerCase());
  const inJson = [json, ...names].find((name) => name in content && (name === json || formatNamed(name) === "json"));
  if (inJson !== undefined) {
    return content[inJson];
  }
  const [mediaType, described] = Object.entries(mediaTypes).find(([name]) => formatOf(name) === "xml") ?? [];
  const inXml = names.find((name) => name.toLowerCase().startsWith(mediaType ?? " "));
  const node = inXml === undefined ? undefined : content[inXml];
  if (described?.schema === undefined || !isNode(node)) {
    const range = names.find((name) => typeInRange(name, true) === json && mediaTypes[name]?.schema !== undefined);
    return range === undefined ? undefined : content[range];
  }
  const { schema } = described;
  const examples = Object.entries(described.examples).map(([name, example]) => [
    name,
    { value: typeof example === "string" ? readXml(contract, schema, example) : example },
  ]);
  return { schema: node["schema"], ...(examples.length === 0 ? {} : { examples: Object.fromEntries(examples) }) };
}
