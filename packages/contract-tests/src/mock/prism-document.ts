import { isNode, type Node, resolveReference } from "../spec/document.ts";
import type { Contract, JsonSchema } from "../types.ts";

const json = "application/json";

/**
 * The description as Prism is to see it. Bodies are values by the time they reach Prism, so it sees JSON alone; callbacks
 * are gone, so it never calls out. The schema dialect is JSON Schema's own: with the one of OpenAPI 3.1, Prism 5.16
 * compiles no schema and lets every body pass.
 */
export function toPrismDocument(contract: Contract): object {
  const document = contract.document as Node;
  const paths = Object.fromEntries(contract.operations.map(({ path }) => [path, {} as Record<string, unknown>]));
  for (const operation of contract.operations) {
    const method = operation.method.toLowerCase();
    const item = paths[operation.path] ?? {};
    const original = findOperation(document, operation.path, method);
    const schemaName = Object.values(operation.request?.mediaTypes ?? {})[0]?.schema;
    item[method] = {
      operationId: operation.id,
      parameters: original["parameters"] ?? [],
      ...(schemaName === undefined ? {} : { requestBody: toJsonBody(schemaName) }),
      responses: toJsonResponses(document, original["responses"]),
    };
  }
  return {
    openapi: document["openapi"],
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: document["info"],
    paths,
    // Responses stand where they are used.
    components: {
      ...resolveReference(document, document["components"]),
      responses: {},
      schemas: describeAnswers(contract),
    },
  };
}

/**
 * Answers as Prism is to make them up: without members that the description does not list, unless they are open, and with
 * dates that exist. Requests stay as they are, because the server ignores what it does not know.
 */
function describeAnswers({ operations, schemas }: Contract): Record<string, JsonSchema> {
  const requested = new Set(
    operations.flatMap(({ request }) => Object.values(request?.mediaTypes ?? {}).map(({ schema }) => schema)),
  );
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      schema.properties === undefined || requested.has(name) ? schema : describeAnswer(schema, schema.properties),
    ]),
  );
}

function describeAnswer(schema: JsonSchema, properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const members = Object.entries(properties).map(([name, member]) => [
    name,
    member["x-xsd-type"] === "dateTime" ? { type: "string", format: "date-time" } : member,
  ]);
  return { additionalProperties: false, ...schema, properties: Object.fromEntries(members) };
}

function findOperation(document: Node, path: string, method: string): Node {
  const paths = resolveReference(document, document["paths"]);
  return resolveReference(document, resolveReference(document, paths[path])[method]);
}

function toJsonBody(schemaName: string): { required: true; content: Record<string, { schema: JsonSchema }> } {
  return { required: true, content: { [json]: { schema: { $ref: `#/components/schemas/${schemaName}` } } } };
}

function toJsonResponses(document: Node, responses: unknown): Node {
  const entries = isNode(responses) ? Object.entries(responses) : [];
  return Object.fromEntries(
    entries.map(([status, response]) => {
      const { content, ...rest } = resolveReference(document, response);
      return [status, isNode(content) && json in content ? { ...rest, content: { [json]: content[json] } } : rest];
    }),
  );
}
