import { isRecord } from "./location.ts";

/** A document, or a schema in it, as it was parsed. */
export type Fields = Readonly<Record<string, unknown>>;

const prefix = "#/components/schemas/";

/** The schemas among a document's components; none where there are no components. */
export function componentSchemas(document: unknown): Fields {
  const components = isRecord(document) ? document["components"] : undefined;
  const schemas = isRecord(components) ? components["schemas"] : undefined;
  return isRecord(schemas) ? schemas : {};
}

/** The document with other schemas among its components. */
export const withComponentSchemas = (document: Fields, schemas: Fields): Fields => ({
  ...document,
  components: { ...(document["components"] as Fields | undefined), schemas },
});

/** The reference to a component's schema. */
export const referenceTo = (name: string): string => prefix + name;

/** The name of the component that a schema refers to; undefined where it refers to none. */
export function nameOfReference(schema: unknown): string | undefined {
  const reference = isRecord(schema) ? schema["$ref"] : undefined;
  return typeof reference === "string" && reference.startsWith(prefix) ? reference.slice(prefix.length) : undefined;
}
