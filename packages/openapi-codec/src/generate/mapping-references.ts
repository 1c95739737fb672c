import { isRecord } from "./location.ts";

/**
 * A copy of a document in which the words of discriminators stand for references. A name alone is allowed too, and
 * openapi-typescript looks for a file of that name.
 */
export function withMappingReferences(document: unknown): object {
  const components = isRecord(document) && isRecord(document["components"]) ? document["components"] : {};
  const schemas = isRecord(components["schemas"]) ? components["schemas"] : {};
  const referenced = (target: unknown): unknown =>
    typeof target === "string" && Object.hasOwn(schemas, target) ? `#/components/schemas/${target}` : target;
  return JSON.parse(JSON.stringify(document), (key, value: unknown) => {
    if (key !== "discriminator" || !isRecord(value) || !isRecord(value["mapping"])) return value;
    const mapping = Object.entries(value["mapping"]).map(([word, target]) => [word, referenced(target)]);
    return { ...value, mapping: Object.fromEntries(mapping) };
  });
}
