import { formatOf } from "../body/media-type.ts";
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
import type { BodySchemas } from "./body-schemas.ts";
import { describedEntries, entriesOf, isNode, type Node, resolveReference } from "./document.ts";
import { readSecurity } from "./security.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

/** What a path item may have. */
const keywords = new Set([
  ...["$ref", "summary", "description", "servers", "parameters", "additionalOperations"],
  ...methods,
]);

/** Reads the operations of a description. */
interface Reader {
  readonly document: Node;
  readonly schemas: BodySchemas;
}

/** Every operation under a `paths` object (or under a callback, which has the same shape). */
export function readOperations(document: Node, schemas: BodySchemas, paths: unknown): Operation[] {
  const reader = { document, schemas };
  return describedEntries(document, paths).flatMap(([path, item]) => {
    const stranger = Object.keys(item).find((key) => !keywords.has(key) && !key.startsWith("x-"));
    if (stranger !== undefined) {
      throw new KitError(
        `The description's ${path} has ${stranger}, and a path has ${[...methods].join(", ")}, in small letters`,
      );
    }
    return operationsOfItem(document, item).map(([method, operation]) =>
      readOperation(reader, path, method, item, operation),
    );
  });
}

/** The operations of a path, by their methods: OpenAPI 3.2 has a place for methods of any name. */
export function operationsOfItem(document: Node, item: Node): [method: string, operation: Node][] {
  const usual = Object.entries(item).filter(([method]) => methods.has(method));
  return [...usual, ...entriesOf(document, item["additionalOperations"])].map(([method, operation]) => [
    method,
    resolveReference(document, operation),
  ]);
}

function readOperation(reader: Reader, path: string, method: string, item: Node, node: Node): Operation {
  const { document } = reader;
  const given = node["operationId"];
  const id = typeof given === "string" ? given : `${method} ${path}`;
  return {
    id,
    method: method.toUpperCase(),
    path,
    evidence: evidenceOf(node),
    ...readSecurity(document, node["security"] ?? document["security"]),
    ...(node["x-starts-job"] === true ? { startsJob: true } : {}),
    ...(node["x-answers-at-end"] === true ? { answersAtEnd: true } : {}),
    parameters: withTemplates(
      path,
      parametersOf(document, item, node).map((parameter) => readParameter(document, parameter)),
    ),
    ...(node["requestBody"] === undefined ? {} : { request: readRequest(reader, id, node["requestBody"]) }),
    responses: Object.fromEntries(
      describedEntries(document, node["responses"]).map(([status, response]) => [
        checkedStatus(status, id),
        readResponse(reader, `${id} ${status}`, response),
      ]),
    ),
    callbacks: entriesOf(document, node["callbacks"]).flatMap(([name, callback]) =>
      readCallback(reader, name, callback),
    ),
  };
}

function checkedStatus(status: string, id: string): string {
  if (!/^(?:[1-5](?:\d\d|XX)|default)$/.test(status)) {
    throw new KitError(
      `The description's ${id} has an answer ${status}: a status has three digits, or is 2XX and the like`,
    );
  }
  return status;
}

/** With those of the path that nobody describes: an address needs a value for each. */
function withTemplates(path: string, parameters: Parameter[]): Parameter[] {
  const described = new Set(parameters.filter(({ in: place }) => place === "path").map(({ name }) => name));
  const names = path.startsWith("/") ? [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name) : [];
  const others = names
    .filter((name) => !described.has(name))
    .map((name): Parameter => {
      return { name, in: "path", required: true, schema: { type: "string" }, evidence: "assumed" };
    });
  return [...parameters, ...others];
}

/** The parameters of an operation: its own, and those of its path that it does not replace. */
export function parametersOf(document: Node, item: Node, operation: Node): Node[] {
  const [ofPath, own] = [item, operation].map(({ parameters }) =>
    (Array.isArray(parameters) ? parameters : []).map((parameter) => resolveReference(document, parameter)),
  ) as [Node[], Node[]];
  const isReplaced = (one: Node): boolean =>
    own.some(({ name, in: place }) => name === one["name"] && place === one["in"]);
  return [...ofPath.filter((parameter) => !isReplaced(parameter)), ...own];
}

function readParameter(document: Node, node: Node): Parameter {
  if (typeof node["name"] !== "string" || !["path", "query", "header", "cookie"].includes(String(node["in"]))) {
    const found = `${JSON.stringify(node["name"])} in ${JSON.stringify(node["in"])}`;
    throw new KitError(`The description has a parameter ${found}: it has a name, in a path, query, header or cookie`);
  }
  const [written] = entriesOf(document, node["content"]);
  const { schema } = written?.[1] ?? node;
  const [first] = entriesOf(document, node["examples"]).map(([, example]) => example["value"]);
  const example = "example" in node ? node["example"] : first;
  return {
    name: String(node["name"]),
    in: String(node["in"]),
    required: flagOf(node, "required", `the parameter ${node["name"]}`) || node["in"] === "path",
    schema: isNode(schema) ? (schema as JsonSchema) : {},
    evidence: evidenceOf(node),
    ...(typeof node["explode"] === "boolean" ? { explode: node["explode"] } : {}),
    ...(typeof node["style"] === "string" ? { style: node["style"] } : {}),
    ...(written === undefined ? {} : { mediaType: written[0] }),
    ...(example === undefined ? {} : { example }),
  };
}

function readRequest(reader: Reader, id: string, body: unknown): RequestContract {
  const node = resolveReference(reader.document, body);
  const required = flagOf(node, "required", `the body of ${id}`);
  return { required, mediaTypes: readMediaTypes(reader, `${id} request`, node["content"]) };
}

function readResponse(reader: Reader, place: string, node: Node): ResponseContract {
  return {
    headers: Object.fromEntries(
      entriesOf(reader.document, node["headers"]).map(([name, header]) => [name, readHeader(header)] as const),
    ),
    mediaTypes: readMediaTypes(reader, place, node["content"]),
  };
}

function readHeader(node: Node): HeaderContract {
  return {
    required: node["required"] === true,
    schema: isNode(node["schema"]) ? (node["schema"] as JsonSchema) : {},
    evidence: evidenceOf(node),
    ...("example" in node ? { example: node["example"] } : {}),
  };
}

function readMediaTypes({ document, schemas }: Reader, place: string, content: unknown): Record<string, MediaType> {
  return Object.fromEntries(
    describedEntries(document, content).map(([given, node]) => {
      const mediaType = (given.split(";", 1)[0] ?? "").trim().toLowerCase();
      if (!/^[^\s/]+\/[^\s/]+$/.test(mediaType)) {
        throw new KitError(`The description has ${given} for a media type, in ${place}`);
      }
      const isScalar = saysScalar(document, node["schema"]);
      const schema = isRead(mediaType, isScalar) ? schemas.nameOf(node["schema"], place, mediaType) : undefined;
      const encoding = entriesOf(document, node["encoding"]).flatMap(([name, { contentType }]) =>
        typeof contentType === "string" ? [[name, contentType] as const] : [],
      );
      return [
        mediaType,
        {
          ...(schema === undefined ? {} : { schema }),
          ...(schema === undefined && isNode(node["schema"]) && !isScalar ? { isUnread: true as const } : {}),
          ...(encoding.length === 0 ? {} : { encoding: Object.fromEntries(encoding) }),
          examples: readExamples(document, node),
        },
      ];
    }),
  );
}

/** A text that stands for more than itself can be written in many ways, which no document tells. */
function isRead(mediaType: string, isScalar: boolean): boolean {
  const format = formatOf(mediaType);
  return format === "text" ? isScalar : format !== undefined || mediaType.endsWith("/*");
}

/** Whether a schema is of a text, a number or the like, and not of something with parts. */
function saysScalar(document: Node, schema: unknown): boolean {
  const { type, oneOf, anyOf, allOf, properties } = isNode(schema) ? resolveReference(document, schema) : {};
  const isPlain = [oneOf, anyOf, allOf, properties].every((each) => each === undefined);
  return isPlain && [type].flat().every((each) => each !== "object" && each !== "array");
}

function readExamples(document: Node, node: Node): Record<string, unknown> {
  const named = entriesOf(document, node["examples"]).map(([key, example]) => [key, example["value"]] as const);
  return Object.fromEntries("example" in node ? [["example", node["example"]], ...named] : named);
}

function readCallback({ document, schemas }: Reader, name: string, node: Node): Callback[] {
  return readOperations(document, schemas, node).map((operation) => ({ name, expression: operation.path, operation }));
}

/** Throws a KitError for what is neither true nor false. */
function flagOf(node: Node, name: string, what: string): boolean {
  const { [name]: value = false } = node;
  if (typeof value !== "boolean") {
    throw new KitError(`The description says ${name}: ${JSON.stringify(value)} of ${what}: it is true or false`);
  }
  return value;
}

function evidenceOf(node: Node): Evidence {
  const word = node["x-evidence"];
  return word === "documented" || word === "observed" ? word : "assumed";
}
