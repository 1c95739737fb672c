import { isNullable, typeOf } from "./document.js";
import { mapSchemas } from "./schemas.js";

/** What a schema may say in OpenAPI 3.0 and this script can carry over; anything else must be thought about first. */
const keywords = new Set([
  ...["title", "description", "type", "nullable", "format", "enum", "default", "example", "xml", "deprecated"],
  ...["pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "multipleOf"],
  ...["properties", "required", "additionalProperties", "items", "allOf", "anyOf", "oneOf", "not"],
  ...["readOnly", "writeOnly", "discriminator", "externalDocs"],
]);

/**
 * The same description in OpenAPI 3.0.3, for tools that do not read 3.1. What is lost on the way is listed in
 * docs/openapi-3.0.md. Throws on what 3.0 cannot say and this script does not know how to replace.
 */
export function openapi30(document) {
  const { openapi, jsonSchemaDialect, webhooks, info, ...rest } = mapSchemas(document, schema30);
  if (webhooks !== undefined) throw new Error("OpenAPI 3.0 has no webhooks: describe them as callbacks");
  if (rest.components.pathItems !== undefined) throw new Error("OpenAPI 3.0 has no components.pathItems");
  return { openapi: "3.0.3", info: info30(info), ...rest };
}

function info30({ summary, license, ...info }) {
  const { identifier, ...named } = license;
  return {
    ...info,
    description: `${summary}\n\n${info.description}`,
    license: { ...named, ...(identifier && { url: `https://spdx.org/licenses/${identifier}.html` }) },
  };
}

function schema30(schema) {
  if (schema.$ref !== undefined) {
    if (Object.keys(schema).length > 1)
      throw new Error(`${schema.$ref}: OpenAPI 3.0 ignores what stands beside a $ref`);
    return schema;
  }
  const { const: only, examples, ...rest } = schema;
  const converted = {
    ...rest,
    ...(Array.isArray(schema.type) && { type: typeOf(schema, "OpenAPI 3.0") }),
    ...(isNullable(schema) && { nullable: true }),
    ...(only !== undefined && { enum: [only] }),
    ...(examples !== undefined && { example: examples[0] }),
  };
  const unknown = Object.keys(converted).filter((key) => !key.startsWith("x-") && !keywords.has(key));
  if (unknown.length > 0) throw new Error(`No replacement in OpenAPI 3.0 is known for ${unknown.join(", ")}`);
  return converted;
}
