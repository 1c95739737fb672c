import { isNullable, resolve, schemaName, typeOf } from "./document.js";

/** The text of `wire.ts`: which messages each operation sends and gets, and what each message is made of. */
export function wireTable(document) {
  return `import type { WireTable } from "../codec/wire-table.ts";

/** All that a codec needs: bundlers leave the rest out where nobody uses it. */
export const schemas: WireTable["schemas"] = ${JSON.stringify(schemas(document), null, 2)};

const operations: WireTable["operations"] = ${JSON.stringify(operations(document), null, 2)};

export const wire: WireTable = { operations, schemas };
`;
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
          Object.entries(operation.responses).map(([status, response]) => [status, messageOf(document, response)]),
        ),
      },
    ]),
  );
  return Object.fromEntries(entries);
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

function schemas(document) {
  const entries = Object.entries(document.components.schemas);
  return Object.fromEntries(entries.map(([name, schema]) => [name, schemaEntry(document, name, schema)]));
}

function schemaEntry(document, name, schema) {
  const xml = schema.xml && { root: schema.xml.name, namespace: schema.xml.namespace ?? "" };
  const nullable = isNullable(schema) && { nullable: true };
  if (typeOf(schema, name) === "array") {
    const item = schemaName(schema.items);
    return { kind: "array", ...xml, ...nullable, item, itemName: resolve(document, schema.items).xml.name };
  }
  const required = new Set(schema.required);
  return {
    kind: "object",
    ...xml,
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

function memberType(property, where) {
  if (property.$ref) return { kind: "object", schema: schemaName(property) };
  switch (typeOf(property, where)) {
    case "string":
      return {
        kind: "string",
        ...(property.maxLength && { maxLength: property.maxLength }),
        ...(property.pattern && { pattern: property.pattern }),
        ...(property.const && { values: [property.const] }),
        ...(property["x-terminal"] && { terminal: property["x-terminal"] }),
      };
    case "boolean":
      return { kind: "boolean" };
    case "integer":
      return {
        kind: "integer",
        ...(property.format === "int32" && { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }),
        ...(property.enum && { values: property.enum }),
      };
    case "object":
      if (property.additionalProperties?.type === "array" && property.additionalProperties.items.type === "string") {
        return { kind: "map" };
      }
  }
  throw new Error(`${where}: the wire table has no kind for ${JSON.stringify(property)}`);
}
