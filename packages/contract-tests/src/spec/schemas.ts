import { KitError } from "../errors.ts";
import type { Contract, JsonSchema } from "../types.ts";

const prefix = "#/components/schemas/";

/** A message's schema, by its name in the description. Throws a KitError when there is none. */
export function schemaOf(contract: Contract, name: string): JsonSchema {
  return resolveSchema(contract, { $ref: `${prefix}${name}` });
}

/** The schema itself, or the one of the description that it refers to. */
export function resolveSchema(contract: Contract, schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) {
    return schema;
  }
  const resolved = contract.schemas[schema.$ref.replace(prefix, "")];
  if (resolved === undefined) {
    throw new KitError(`The description has no schema ${schema.$ref.replace(prefix, "")}`);
  }
  return resolveSchema(contract, resolved);
}

/** The schema of a member: the one that is listed, or the one for all others. Undefined where nothing is said of it. */
export function memberSchema(schema: JsonSchema, name: string): JsonSchema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, name)) {
    return schema.properties[name];
  }
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}
