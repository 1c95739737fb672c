import { KitError } from "../errors.ts";
import type {
  Callback,
  Evidence,
  HeaderContract,
  JsonSchema,
  MediaType,
  Operation,
  Parameter,
  RequestContract,
  ResponseContract,
} from "../types.ts";
import { entriesOf, isNode, type Node, resolveReference } from "./document.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
const schemaReference = /^#\/components\/schemas\/([^/]+)$/;

/** Every operation under a `paths` object (or under a callback, which has the same shape). */
export function readOperations(document: Node, paths: unknown): Operation[] {
  return entriesOf(document, paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => readOperation(document, path, method, resolveReference(document, operation))),
  );
}

function readOperation(document: Node, path: string, method: string, node: Node): Operation {
  const id = node["operationId"];
  if (typeof id !== "string") {
    throw new KitError(`The description gives no operationId for ${method} ${path}`);
  }
  const parameters = Array.isArray(node["parameters"]) ? node["parameters"] : [];
  return {
    id,
    method: method.toUpperCase(),
    path,
    evidence: evidenceOf(node),
    security: readSecurity(node["security"] ?? document["security"]),
    ...(node["x-starts-job"] === true ? { startsJob: true } : {}),
    ...(node["x-answers-at-end"] === true ? { answersAtEnd: true } : {}),
    parameters: parameters.map((parameter) => readParameter(resolveReference(document, parameter))),
    ...(node["requestBody"] === undefined ? {} : { request: readRequest(document, node["requestBody"]) }),
    responses: Object.fromEntries(
      entriesOf(document, node["responses"]).map(([status, response]) => [status, readResponse(document, response)]),
    ),
    callbacks: entriesOf(document, node["callbacks"]).flatMap(([name, callback]) =>
      readCallback(document, name, callback),
    ),
  };
}

function readSecurity(requirements: unknown): Operation["security"] {
  if (!Array.isArray(requirements) || requirements.length === 0) {
    return "none";
  }
  return requirements.some((each) => isNode(each) && Object.keys(each).length === 0) ? "optional" : "required";
}

function readParameter(node: Node): Parameter {
  return {
    name: String(node["name"]),
    in: String(node["in"]),
    required: node["required"] === true,
    schema: isNode(node["schema"]) ? (node["schema"] as JsonSchema) : {},
    evidence: evidenceOf(node),
    ...("example" in node ? { example: node["example"] } : {}),
  };
}

function readRequest(document: Node, body: unknown): RequestContract {
  const node = resolveReference(document, body);
  return { required: node["required"] === true, mediaTypes: readMediaTypes(document, node["content"]) };
}

function readResponse(document: Node, node: Node): ResponseContract {
  return {
    headers: Object.fromEntries(
      entriesOf(document, node["headers"]).map(([name, header]) => [name, readHeader(header)] as const),
    ),
    mediaTypes: readMediaTypes(document, node["content"]),
  };
}

function readHeader(node: Node): HeaderContract {
  return {
    required: node["required"] === true,
    evidence: evidenceOf(node),
    ...("example" in node ? { example: node["example"] } : {}),
  };
}

function readMediaTypes(document: Node, content: unknown): Record<string, MediaType> {
  return Object.fromEntries(
    entriesOf(document, content).map(([name, node]) => [
      name,
      {
        ...readSchemaName(name, node["schema"]),
        examples: Object.fromEntries(
          entriesOf(document, node["examples"]).map(([key, example]) => [key, example["value"]]),
        ),
      },
    ]),
  );
}

function readSchemaName(mediaType: string, schema: unknown): Pick<MediaType, "schema"> {
  if (schema === undefined || (isNode(schema) && Object.keys(schema).length === 0)) {
    return {};
  }
  const reference = isNode(schema) ? schema["$ref"] : undefined;
  const name = typeof reference === "string" ? schemaReference.exec(reference)?.[1] : undefined;
  if (name === undefined) {
    throw new KitError(`The description has a ${mediaType} schema that is not one of components.schemas`);
  }
  return { schema: name };
}

function readCallback(document: Node, name: string, node: Node): Callback[] {
  return readOperations(document, node).map((operation) => ({ name, expression: operation.path, operation }));
}

function evidenceOf(node: Node): Evidence {
  const word = node["x-evidence"];
  return word === "documented" || word === "observed" ? word : "assumed";
}
