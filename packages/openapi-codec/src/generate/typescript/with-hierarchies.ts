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
  const origins = new Map(names.map((name) => [name, originsOf(schemas, name)]));
  const tells = (name: string): boolean => {
    const schema = schemas[name];
    return isRecord(schema) && isRecord(schema["discriminator"]) && !schema["oneOf"] && !schema["anyOf"];
  };
  const told = new Set(names.filter(tells));
  const heirs = new Map<string, string[]>();
  for (const [name, own] of origins) {
    for (const base of own) if (told.has(base)) heirs.set(base, [...(heirs.get(base) ?? []), name]);
  }
  const isHeir = (name: string): boolean => [...(origins.get(name) ?? [])].some((origin) => told.has(origin));
  const bases = [...heirs.keys()].filter((name) => !isHeir(name));
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
    const made = isHeir(name) ? rebased(schema) : schema;
    const base = own.get(name);
    changed[base ?? name] = made;
    if (base === undefined) continue;
    const { description, nullable } = made as Fields;
    const branches = (heirs.get(name) ?? []).map((heir) => ({ $ref: prefix + heir }));
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

/** The names of the schemas that a schema is made of by `allOf`, over as many as there are. */
function originsOf(schemas: Fields, name: string, found: Set<string> = new Set()): ReadonlySet<string> {
  const visit = (schema: unknown): void => {
    if (!isRecord(schema) || !Array.isArray(schema["allOf"])) return;
    for (const part of schema["allOf"] as unknown[]) {
      const origin = nameOf(part);
      if (origin === "") visit(part);
      else if (!found.has(origin)) {
        found.add(origin);
        originsOf(schemas, origin, found);
      }
    }
  };
  visit(schemas[name]);
  return found;
}
