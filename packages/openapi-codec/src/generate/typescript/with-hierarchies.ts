import { freeName } from "../definitions.ts";
import { isRecord } from "../location.ts";

type Fields = Readonly<Record<string, unknown>>;

const prefix = "#/components/schemas/";

/**
 * A document in which a schema with a discriminator is a choice of itself and of all that are made of it by `allOf`, as it
 * is in the table: openapi-typescript gives it the members of the base alone. What it is without its heirs gets a name of
 * its own, `AnimalBase`.
 */
export function withHierarchies(document: Fields): Fields {
  const components = isRecord(document["components"]) ? document["components"] : {};
  const schemas = isRecord(components["schemas"]) ? components["schemas"] : {};
  const names = Object.keys(schemas);
  const heirsOf = (base: string): readonly string[] => names.filter((name) => isMadeOf(schemas, name, base));
  const tells = (name: string): boolean => {
    const schema = schemas[name];
    return isRecord(schema) && isRecord(schema["discriminator"]) && !schema["oneOf"] && !schema["anyOf"];
  };
  const told = names.filter(tells);
  const bases = told.filter((name) => heirsOf(name).length > 0 && !told.some((one) => isMadeOf(schemas, name, one)));
  if (bases.length === 0) return document;
  const own = new Map<string, string>();
  for (const base of bases) own.set(base, freeName(`${base}Base`, new Set([...names, ...own.values()])));

  /** Lets the parts of a schema that it is made of be bases alone. */
  const rebased = (schema: unknown): unknown => {
    if (!isRecord(schema) || !Array.isArray(schema["allOf"])) return schema;
    const allOf = schema["allOf"].map((part: unknown) => {
      const base = own.get(nameOf(part));
      return base === undefined ? rebased(part) : { ...(part as Fields), $ref: prefix + base };
    });
    return { ...schema, allOf };
  };

  const changed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const made = bases.some((base) => isMadeOf(schemas, name, base)) ? rebased(schema) : schema;
    const base = own.get(name);
    changed[base ?? name] = made;
    if (base === undefined) continue;
    const { description, nullable } = made as Fields;
    const branches = heirsOf(name).map((heir) => ({ $ref: prefix + heir }));
    changed[name] = { description, nullable, oneOf: [...itself(name, made as Fields), ...branches] };
  }
  return { ...document, components: { ...components, schemas: changed } };
}

/** A base as a value of its own, whose discriminator says so; none where the discriminator cannot. */
function itself(name: string, { discriminator, ...schema }: Fields): readonly Fields[] {
  const { propertyName, mapping } = discriminator as Fields;
  const property = String(propertyName);
  const words = Object.entries(isRecord(mapping) ? mapping : {}).filter(([, target]) => target === prefix + name);
  const values = words.length === 0 ? [name] : words.map(([word]) => word);
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const { enum: allowed = values } = isRecord(properties[property]) ? properties[property] : {};
  if (!Array.isArray(allowed) || !values.some((value) => allowed.includes(value))) return [];
  const required = [property, ...(Array.isArray(schema["required"]) ? schema["required"] : [])];
  return [{ ...schema, required, properties: { ...properties, [property]: { type: "string", enum: values } } }];
}

const nameOf = (part: unknown): string => {
  const reference = isRecord(part) ? part["$ref"] : undefined;
  return typeof reference === "string" && reference.startsWith(prefix) ? reference.slice(prefix.length) : "";
};

/** Whether a schema is made of another by `allOf`, over as many as there are. */
function isMadeOf(schemas: Fields, name: string, base: string, seen: readonly string[] = []): boolean {
  if (seen.includes(name)) return false;
  const parts = (schema: unknown): readonly string[] => {
    if (!isRecord(schema) || !Array.isArray(schema["allOf"])) return [];
    return schema["allOf"].flatMap((part: unknown) => [nameOf(part), ...parts(part)]).filter((one) => one !== "");
  };
  return parts(schemas[name]).some((part) => part === base || isMadeOf(schemas, part, base, [...seen, name]));
}
