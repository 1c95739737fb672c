import {
  componentSchemas,
  type Fields,
  nameOfReference,
  referenceTo,
  withComponentSchemas,
} from "../component-schemas.ts";
import { freeName } from "../definitions.ts";
import { isRecord } from "../location.ts";

/**
 * A document in which a schema with a discriminator is a choice of itself and of all that are made of it by `allOf`, as it
 * is in the table: openapi-typescript gives it the members of the base alone. What it is without its heirs gets a name of
 * its own, `AnimalBase`.
 */
export function withHierarchies(document: Fields): Fields {
  const schemas = componentSchemas(document);
  const heirs = findHeirs(schemas);
  const allHeirs = new Set([...heirs.values()].flat());
  const bases = [...heirs.keys()].filter((name) => !allHeirs.has(name));
  if (bases.length === 0) return document;
  const baseNames = new Map<string, string>();
  for (const base of bases) {
    baseNames.set(base, freeName(`${base}Base`, new Set([...Object.keys(schemas), ...baseNames.values()])));
  }
  const changed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const made = allHeirs.has(name) ? rebased(schema, baseNames) : schema;
    const base = baseNames.get(name);
    changed[base ?? name] = made;
    if (base === undefined) continue;
    const { description, nullable } = made as Fields;
    const branches = (heirs.get(name) ?? []).map((heir) => ({ $ref: referenceTo(heir) }));
    changed[name] = { description, nullable, oneOf: [...itself(name, made as Fields), ...branches] };
  }
  return withComponentSchemas(document, changed);
}

/** By the name of each schema with a discriminator and without a list of branches: the names of all that are made of it. */
function findHeirs(schemas: Fields): ReadonlyMap<string, readonly string[]> {
  const heirs = new Map<string, string[]>();
  for (const name of Object.keys(schemas)) {
    for (const base of originsOf(schemas, name)) {
      const { discriminator, oneOf, anyOf } = schemas[base] as Fields;
      if (isRecord(discriminator) && !oneOf && !anyOf) heirs.set(base, [...(heirs.get(base) ?? []), name]);
    }
  }
  return heirs;
}

/** An heir that is made of its base without the other heirs. */
function rebased(schema: unknown, baseNames: ReadonlyMap<string, string>): unknown {
  if (!isRecord(schema) || !Array.isArray(schema["allOf"])) return schema;
  const allOf = schema["allOf"].map((part: unknown) => {
    const base = baseNames.get(nameOfReference(part) ?? "");
    return base === undefined ? rebased(part, baseNames) : { ...(part as Fields), $ref: referenceTo(base) };
  });
  return { ...schema, allOf };
}

/** A base as a value of its own, whose discriminator says so; none where the discriminator cannot. */
function itself(name: string, { discriminator, ...schema }: Fields): readonly Fields[] {
  const { propertyName, mapping } = discriminator as Fields;
  const property = String(propertyName);
  const words = Object.entries(isRecord(mapping) ? mapping : {}).filter(([, target]) => target === referenceTo(name));
  const values = words.length === 0 ? [name] : words.map(([word]) => word);
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const { enum: allowed = values } = isRecord(properties[property]) ? properties[property] : {};
  if (!Array.isArray(allowed) || !values.some((value) => allowed.includes(value))) return [];
  const required = [property, ...(Array.isArray(schema["required"]) ? schema["required"] : [])];
  return [{ ...schema, required, properties: { ...properties, [property]: { type: "string", enum: values } } }];
}

/** The names of the components that a component is made of by `allOf`, over as many as there are. */
function originsOf(schemas: Fields, name: string, found: Set<string> = new Set()): ReadonlySet<string> {
  const visit = (schema: unknown): void => {
    if (!isRecord(schema) || !Array.isArray(schema["allOf"])) return;
    for (const part of schema["allOf"] as unknown[]) {
      const origin = nameOfReference(part);
      if (origin === undefined) visit(part);
      else if (!found.has(origin) && isRecord(schemas[origin])) {
        found.add(origin);
        originsOf(schemas, origin, found);
      }
    }
  };
  visit(schemas[name]);
  return found;
}
