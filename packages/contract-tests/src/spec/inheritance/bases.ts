import type { JsonSchema } from "../../types.ts";
import { isNode } from "../document.ts";
import { nameOfReference } from "../schemas.ts";

/** What the schemas of a description are made of by `allOf`. */
export interface Bases {
  /** Those of which others are made, and which close themselves or are a choice of what is made of them. */
  readonly divided: ReadonlySet<string>;
  /** Those that allow no members but the ones that they list. */
  readonly closed: ReadonlySet<string>;
  /** By the name of a schema with a discriminator: all that is made of it. */
  readonly heirs: ReadonlyMap<string, readonly string[]>;
}

/** Finds out which schemas of a description are made of which. */
export function findBases(schemas: Readonly<Record<string, JsonSchema>>): Bases {
  const origins = new Map(Object.keys(schemas).map((name) => [name, originsOf(schemas, schemas[name], new Set())]));
  const isClosed = (name: string): boolean =>
    [name, ...(origins.get(name) ?? [])].some((each) => closesItself(schemas[each]));
  const closed = new Set(Object.keys(schemas).filter(isClosed));
  const heirs = new Map<string, string[]>();
  for (const [name, own] of origins) {
    for (const base of own) {
      if (name !== base && isChoice(schemas[base])) {
        heirs.set(base, [...(heirs.get(base) ?? []), name]);
      }
    }
  }
  const used = new Set([...origins.values()].flatMap((own) => [...own]));
  return { divided: new Set([...used].filter((base) => closed.has(base) || heirs.has(base))), closed, heirs };
}

/** Whether a schema, or one of the parts that stand in it, allows no members but the ones that are listed. */
export function closesItself(schema: unknown): boolean {
  const { additionalProperties, allOf, unevaluatedProperties } = isNode(schema) ? schema : {};
  const parts: unknown[] = Array.isArray(allOf) ? allOf : [];
  return additionalProperties === false || unevaluatedProperties === false || parts.some(closesItself);
}

/** Whether a discriminator tells what is made of a schema. */
function isChoice(schema: JsonSchema | undefined): boolean {
  const { anyOf, discriminator, oneOf } = schema ?? {};
  return isNode(discriminator) && typeof discriminator["propertyName"] === "string" && (oneOf ?? anyOf) === undefined;
}

/** The names of the components that a schema is made of by `allOf`, over as many as there are. */
function originsOf(
  schemas: Readonly<Record<string, JsonSchema>>,
  schema: unknown,
  found: Set<string>,
): ReadonlySet<string> {
  const parts: unknown[] = isNode(schema) && Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  for (const part of parts) {
    const name = nameOfReference(part);
    if (name === undefined) {
      originsOf(schemas, part, found);
    } else if (!found.has(name) && Object.hasOwn(schemas, name)) {
      found.add(name);
      originsOf(schemas, schemas[name], found);
    }
  }
  return found;
}
