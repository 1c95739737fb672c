import { isNullable, resolve, schemaName, typeOf } from "./document.js";

/** The text of `wire.ts`: which messages each operation sends and gets, and what these are made of. */
export function wireTable(document, suffix) {
  const usual = usualMessages(document);
  return `import type { WireOperation, WireTable } from "../codec/wire-table.ts";
import type { operations } from "./types${suffix}.ts";

interface Wire extends WireTable {
  readonly operations: Readonly<Record<keyof operations, WireOperation>>;
}

/** The messages that operations send and get, without those of refusals. */
export const schemas: WireTable["schemas"] = ${json(schemas(document, (name) => usual.has(name)))};

export const wire: Wire = {
  ends: ${json(ends(document))},
  operations: ${json(operations(document))},
  schemas,
};
`;
}

/** The text of `all-messages.ts`: every message, and all that there is to know of each. */
export function allMessages(document, suffix) {
  const usual = usualMessages(document);
  const others = json(schemas(document, (name) => !usual.has(name)));
  return `import type { WireMessages } from "../codec/wire-table.ts";
import { schemas } from "./wire${suffix}.ts";

/** What usual JSON never needs is apart, so that it can be loaded when it is needed. */
export const allMessages: WireMessages = {
  schemas: { ...schemas, ...${others} },
  namespaces: ${json(namespaces(document))},
  facets: ${json(facets(document))},
};
`;
}

const json = (value) => JSON.stringify(value, null, 2);

/** The names of all schemas of requests and of answers that are no refusals. */
function usualMessages(document) {
  const found = Object.values(operations(document)).flatMap(({ request = [], responses }) => [
    request,
    Object.entries(responses).flatMap(([status, message]) => (status.startsWith("2") ? message : [])),
  ]);
  const messages = found.flat(2);
  const { schemas } = document.components;
  return new Set([
    ...messages,
    ...messages.flatMap((name) => (schemas[name].items ? schemaName(schemas[name].items) : [])),
  ]);
}

function operations(document) {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      operation.operationId,
      {
        method: method.toUpperCase(),
        path,
        security: securityOf(operation.security ?? document.security),
        ...(operation["x-starts-job"] && { startsJob: true }),
        ...(operation.requestBody && { request: messageOf(document, operation.requestBody) }),
        responses: Object.fromEntries(
          Object.entries(operation.responses)
            .map(([status, response]) => [status, messageOf(document, response)])
            .filter(([status, message]) => status.startsWith("2") || message !== "Error"),
        ),
      },
    ]),
  );
  return Object.fromEntries(entries);
}

/** The words that end a run, which one member says at most. */
function ends(document) {
  const members = Object.values(document.components.schemas).flatMap(({ properties = {} }) =>
    Object.values(properties),
  );
  const words = members.flatMap((member) => member["x-terminal"] ?? []);
  if (words.length > 1) throw new Error(`One member may have x-terminal, found ${words.length}`);
  return words[0] ?? {};
}

function securityOf(requirements) {
  if (requirements.length === 0) return "none";
  return requirements.some((requirement) => Object.keys(requirement).length === 0) ? "optional" : "required";
}

function messageOf(document, node) {
  const content = resolve(document, node).content;
  const names = new Set(Object.values(content).map((mediaType) => schemaName(mediaType.schema)));
  if (names.size !== 1) throw new Error(`One schema for all media types is needed, found ${[...names].join(", ")}`);
  const [schema] = names;
  return schema;
}

function schemas(document, isWanted) {
  const entries = Object.entries(document.components.schemas).filter(([name]) => isWanted(name));
  return Object.fromEntries(entries.map(([name, schema]) => [name, schemaEntry(name, schema)]));
}

function schemaEntry(name, schema) {
  const nullable = isNullable(schema) && { nullable: true };
  if (typeOf(schema, name) === "array") {
    const item = schemaName(schema.items);
    return { ...nullable, item };
  }
  const required = new Set(schema.required);
  return {
    ...nullable,
    ...(schema.additionalProperties === true && { open: true }),
    members: Object.entries(schema.properties).map(([member, property]) => ({
      name: member,
      ...memberType(property, `${name}.${member}`),
      ...(required.has(member) && { required: true }),
      ...(isNullable(property) && { nullable: true }),
    })),
  };
}

/**
 * The table has no names of elements: each is that of its schema, as the framework makes them. The codec puts names into
 * regular expressions as they are.
 */
function namespaces(document) {
  const inXml = Object.entries(document.components.schemas).filter(([, { xml }]) => xml);
  const names = inXml.flatMap(([name, { properties = {} }]) => [name, ...Object.keys(properties)]);
  const odd = names.filter((name) => !/^\w+$/.test(name));
  if (odd.length > 0) throw new Error(`Names of letters and digits are needed for XML, found ${odd.join(", ")}`);
  const named = inXml.filter(([name, { xml }]) => xml.name !== name);
  if (named.length > 0)
    throw new Error(`The wire table has no place for another root of ${named.map(([name]) => name)}`);
  return Object.fromEntries(inXml.map(([name, { xml }]) => [name, xml.namespace ?? ""]));
}

function facets(document) {
  const entries = Object.entries(document.components.schemas).map(([name, { properties = {} }]) => {
    const members = Object.entries(properties).map(([member, property]) => [member, facetsOf(property)]);
    return [name, Object.fromEntries(members.filter(([, facets]) => Object.keys(facets).length > 0))];
  });
  return Object.fromEntries(entries.filter(([, members]) => Object.keys(members).length > 0));
}

function facetsOf({ maxLength, pattern, const: only, enum: values = only && [only] }) {
  return { ...(maxLength && { maxLength }), ...(pattern && { pattern }), ...(values && { values }) };
}

function memberType(property, where) {
  if (property.$ref) return { kind: "object", schema: schemaName(property) };
  switch (typeOf(property, where)) {
    case "string":
      return { kind: "string" };
    case "boolean":
      return { kind: "boolean" };
    case "integer":
      return { kind: "integer", ...rangeOf(property, where) };
    case "object":
      if (property.additionalProperties?.type === "array" && property.additionalProperties.items.type === "string") {
        return { kind: "map" };
      }
  }
  throw new Error(`${where}: the wire table has no kind for ${JSON.stringify(property)}`);
}

/** Nothing for 32 bits, the codec's own range; without a format, as far as JavaScript tells whole numbers apart. */
function rangeOf({ format, minimum, maximum }, where) {
  if (minimum !== undefined || maximum !== undefined) {
    throw new Error(`${where}: the wire table has no place for another range than the format's`);
  }
  return format === "int32" ? {} : { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
}
