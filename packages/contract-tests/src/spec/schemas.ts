import { KitError } from "../errors.ts";
import type { Contract, JsonSchema } from "../types.ts";
import { isNode, type Node, resolveReference } from "./document.ts";

/** What a reference to a component's schema begins with. */
export const componentPrefix = "#/components/schemas/";

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
  const name = nameOfReference({ $ref: reference }) ?? "";
  return contract.schemas[name] ?? (resolveReference(contract.document as Node, { $ref: reference }) as JsonSchema);
}

/** The reference to a schema of `components`, with its name spelled as a JSON pointer in a URI wants it. */
export function referenceTo(name: string): string {
  return componentPrefix + encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** The name of the component that a schema refers to; undefined where it refers to none. */
export function nameOfReference(schema: unknown): string | undefined {
  const reference = isNode(schema) ? schema["$ref"] : undefined;
  const isComponent = typeof reference === "string" && reference.startsWith(componentPrefix);
  return isComponent ? reference.slice(componentPrefix.length) : undefined;
}

/** The schema of a list's items; the schema itself where it is not a list. */
export function itemsOf(contract: Contract, schema: JsonSchema): JsonSchema {
  const reference = schema.items?.$ref?.split("/").at(-1);
  return reference === undefined ? schema : schemaOf(contract, reference);
}
