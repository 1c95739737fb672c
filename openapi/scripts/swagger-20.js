import { oneFormat } from "./one-format.js";
import { openapi30 } from "./openapi-30.js";
import { mapSchemas } from "./schemas.js";

/** What a schema may say in OpenAPI 2.0; `nullable` becomes `x-nullable`. Anything else must be thought about first. */
const keywords = new Set([
  ...["$ref", "title", "description", "type", "format", "enum", "default", "example", "xml", "pattern", "allOf"],
  ...["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "multipleOf"],
  ...["properties", "required", "additionalProperties", "items", "readOnly", "externalDocs"],
]);

const json = "application/json";
const form = "application/x-www-form-urlencoded";

/**
 * The description in OpenAPI 2.0 with JSON bodies alone, for low-code platforms that read nothing newer, and what is lost
 * on the way. Throws on what 2.0 cannot say and this script does not know how to replace.
 */
export function swagger20(document) {
  const losses = createLosses();
  losses.add("mediaTypes", otherMediaTypes(document));
  const { info, servers, tags, security, paths, components } = mapSchemas(
    openapi30(oneFormat(document, json)),
    (each) => schema20(each, losses),
  );
  const [{ url, description }] = servers;
  const { protocol, host, pathname } = new URL(url);
  if (description !== undefined) losses.add("server", [url]);
  const context = { components, losses };
  const edition = {
    swagger: "2.0",
    info,
    host,
    basePath: pathname,
    schemes: [protocol.slice(0, -1)],
    consumes: [json],
    produces: [json],
    securityDefinitions: securityDefinitions(components.securitySchemes, losses),
    security: security20(security, components),
    tags,
    paths: mapValues(paths, (item) => mapValues(item, (operation) => operation20(operation, context))),
    ...(components.responses && {
      responses: mapValues(components.responses, (each, name) => response20(each, name, context)),
    }),
    definitions: components.schemas,
  };
  return { edition: withReferences(edition), losses: losses.list() };
}

function operation20({ callbacks, requestBody, parameters, security, responses, ...operation }, context) {
  const { operationId } = operation;
  for (const name of Object.keys(callbacks ?? {})) context.losses.add("callbacks", [`${name} of ${operationId}`]);
  const body = requestBody && bodyParameters(requestBody, operationId, context);
  const all = [...(parameters ?? []).map(parameter20), ...(body?.parameters ?? [])];
  return {
    ...operation,
    ...(body?.consumes && { consumes: body.consumes }),
    ...(security && { security: security20(security, context.components) }),
    ...(all.length > 0 && { parameters: all }),
    responses: mapValues(responses, (each, status) => response20(each, `${operationId} ${status}`, context)),
  };
}

/** A body of JSON is one parameter; a form's members are one each. */
function bodyParameters({ required = false, description, content }, operationId, { components, losses }) {
  const [[mediaType, { schema, examples }]] = Object.entries(content);
  if (examples !== undefined) losses.add("requestExamples", [operationId]);
  if (mediaType === form) {
    const { properties, required: names = [] } = components.schemas[schema.$ref.split("/").at(-1)];
    const parameters = Object.entries(properties).map(([name, { xml, ...property }]) => {
      return { name, in: "formData", required: names.includes(name), ...property };
    });
    return { parameters, consumes: [form] };
  }
  if (mediaType !== json) losses.add("anyBody", [`${mediaType} of ${operationId}`]);
  const parameter = { name: "body", in: "body", required, ...(description && { description }), schema };
  return { parameters: [parameter] };
}

function parameter20({ schema, example, ...parameter }) {
  return { ...parameter, ...schema, ...(example !== undefined && { "x-example": example }) };
}

/** The first example is kept, by its media type. */
function response20({ content, headers, ...response }, where, { components, losses }) {
  if (response.$ref !== undefined) return response;
  const [[mediaType, { schema, examples = {} }] = [undefined, {}]] = Object.entries(content ?? {});
  const [first, ...others] = Object.entries(examples);
  for (const [name] of others) losses.add("responseExamples", [`${name} of ${where}`]);
  return {
    ...response,
    ...(schema && { schema }),
    ...(headers && { headers: mapValues(headers, (each) => header20(each, components)) }),
    ...(first && { examples: { [mediaType]: follow(first[1], components).value } }),
  };
}

function header20(node, components) {
  const { required, schema, example, ...header } = follow(node, components);
  return { ...header, ...schema, ...(example !== undefined && { "x-example": example }) };
}

/** A bearer token is an API key whose header has the scheme in it; whoever makes a connection types both. */
function securityDefinitions(schemes, losses) {
  return Object.fromEntries(
    Object.entries(schemes).flatMap(([name, { type, scheme, description, ...extensions }]) => {
      if (type === "http" && scheme === "bearer") {
        losses.add("bearer", [name]);
        const value = `The word "Bearer", a space, and the token. ${description ?? ""}`.trim();
        const { "x-evidence": evidence } = extensions;
        return [
          [name, { type: "apiKey", in: "header", name: "Authorization", description: value, "x-evidence": evidence }],
        ];
      }
      losses.add("securitySchemes", [name]);
      return [];
    }),
  );
}

function security20(requirements, { securitySchemes }) {
  const isKept = (name) => securitySchemes[name].type === "http";
  return requirements.filter((requirement) => Object.keys(requirement).every(isKept));
}

function schema20(schema, losses) {
  const { nullable, ...rest } = schema;
  const unknown = Object.keys(rest).filter((key) => !key.startsWith("x-") && !keywords.has(key));
  if (unknown.length > 0) throw new Error(`No replacement in OpenAPI 2.0 is known for ${unknown.join(", ")}`);
  if (nullable !== true) return rest;
  losses.add("nullable", [""]);
  return { ...rest, "x-nullable": true };
}

/** The media types of bodies that have JSON too. */
function otherMediaTypes(node) {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "content" && json in value ? Object.keys(value).filter((name) => name !== json) : otherMediaTypes(value),
  );
}

function follow(node, components) {
  if (node.$ref === undefined) return node;
  const [kind, name] = node.$ref.split("/").slice(-2);
  return components[kind][name];
}

/** References lead to where 2.0 has what 3.0 has among its components. */
function withReferences(edition) {
  const places = { schemas: "definitions", responses: "responses" };
  const moved = JSON.stringify(edition).replaceAll(/"#\/components\/(\w+)\//g, (_, kind) => `"#/${places[kind]}/`);
  return JSON.parse(moved);
}

function createLosses() {
  const places = new Map();
  return {
    add(kind, where) {
      places.set(kind, new Set([...(places.get(kind) ?? []), ...where]));
    },
    list: () => [...places].map(([kind, where]) => ({ kind, places: [...where] })),
  };
}

const mapValues = (record, change) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
