import { KitError } from "../errors.ts";
import type { Contract, JsonSchema } from "../types.ts";
import { type Node, resolveReference } from "./document.ts";

const prefix = "#/components/schemas/";

/** A message's schema, by its name in the contract. Throws a KitError when there is none. */
export function schemaOf(contract: Contract, name: string): JsonSchema {
  const schema = contract.schemas[name];
  if (schema === undefined) {
    throw new KitError(`The description has no schema ${name}`);
  }
  return resolveSchema(contract, schema);
}

/** The schema itself, or the one of the description that it refers to. */
export function resolveSchema(contract: Contract, schema: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : resolveSchema(contract, schemaBehind(contract, schema.$ref));
}

/** The schema that a reference leads to, one step. Throws a KitError when it leads nowhere. */
export function schemaBehind(contract: Contract, reference: string): JsonSchema {
  const name = reference.startsWith(prefix) ? reference.slice(prefix.length) : "";
  return contract.schemas[name] ?? (resolveReference(contract.document as Node, { $ref: reference }) as JsonSchema);
}

/** The reference to a schema of `components`, with its name spelled as a JSON pointer in a URI wants it. */
export function referenceTo(name: string): string {
  return prefix + encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** The schema of a list's items; the schema itself where it is not a list. */
export function itemsOf(contract: Contract, schema: JsonSchema): JsonSchema {
  const reference = schema.items?.$ref?.split("/").at(-1);
  return reference === undefined ? schema : schemaOf(contract, reference);
}
