import { schemaName } from "./document.js";
import { mapSchema } from "./schemas.js";

const home = "https://cdn.jsdelivr.net/npm/@starfish-api/openapi/generated";

/** One JSON Schema (2020-12) per message, complete in itself, by its file's name. */
export function jsonSchemas(name, document) {
  const { schemas } = document.components;
  return Object.fromEntries(
    Object.keys(schemas).map((message) => {
      const file = `${name}.schemas/${message}.json`;
      return [file, jsonSchema(message, schemas, `${home}/${file}`)];
    }),
  );
}

function jsonSchema(message, schemas, id) {
  const used = new Set();
  const defined = (name) =>
    mapSchema(schemas[name], (schema) => {
      if (schema.$ref === undefined) return plain(schema);
      const target = schemaName(schema);
      if (target === message) return { $ref: "#" };
      used.add(target);
      return { $ref: `#/$defs/${target}` };
    });
  const root = defined(message);
  const definitions = {};
  for (const name of used) definitions[name] = defined(name);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: id,
    title: message,
    ...root,
    ...(used.size > 0 && { $defs: definitions }),
  };
}

/** Without what only OpenAPI knows; the range of an int32 is said with numbers, which every validator checks. */
function plain({ xml, format, ...schema }) {
  const known = Object.entries(schema).filter(([key]) => !key.startsWith("x-"));
  return { ...Object.fromEntries(known), ...(format === "int32" && { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }) };
}
