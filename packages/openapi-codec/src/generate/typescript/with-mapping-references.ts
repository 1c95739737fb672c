import { componentSchemas, type Fields, referenceTo } from "../component-schemas.ts";
import { isRecord } from "../location.ts";

/**
 * A copy of a document in which the words of discriminators stand for references. A name alone is allowed too, and
 * openapi-typescript looks for a file of that name.
 */
export function withMappingReferences(document: unknown): Fields {
  const schemas = componentSchemas(document);
  const referenced = (target: unknown): unknown =>
    typeof target === "string" && Object.hasOwn(schemas, target) ? referenceTo(target) : target;
  return JSON.parse(JSON.stringify(document), (key, value: unknown) => {
    if (key !== "discriminator" || !isRecord(value) || !isRecord(value["mapping"])) return value;
    const mapping = Object.entries(value["mapping"]).map(([word, target]) => [word, referenced(target)]);
    return { ...value, mapping: Object.fromEntries(mapping) };
  }) as Fields;
}
