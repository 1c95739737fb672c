import { componentSchemas, type Fields, referenceTo, withComponentSchemas } from "./component-schemas.ts";
import { escapedStep, isRecord } from "./location.ts";

/** What holds schemas by names that a document chooses. */
const maps = new Set(["$defs", "definitions", "dependentSchemas", "patternProperties", "properties", "schemas"]);

/** What holds values, and no schemas. */
const values = new Set(["const", "default", "enum", "example", "examples"]);

/**
 * The names of the schemas in the `$defs` of others, by their JSON pointers: their own, with a number where a component or
 * another has it.
 */
export function definitionNames(document: unknown): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(componentSchemas(document)));
  const names = new Map<string, string>();
  const visit = (value: unknown, pointer: string, isMap: boolean): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (!isMap && (values.has(key) || key.startsWith("x-"))) continue;
      const at = `${pointer}/${escapedStep(key)}`;
      if (!isMap && key === "$defs" && isRecord(inner)) {
        for (const own of Object.keys(inner)) {
          const name = freeName(own, taken);
          taken.add(name);
          names.set(`${at}/${escapedStep(own)}`, name);
        }
      }
      visit(inner, at, !isMap && maps.has(key));
    }
  };
  visit(document, "#", false);
  return names;
}

/** The name, with a number where others have it. */
export function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
  return name;
}

/** A document whose `$defs` are components: openapi-typescript takes them for members that every value has. */
export function withDefinitionsAmongComponents(document: Fields): Fields {
  const names = definitionNames(document);
  if (names.size === 0) return document;
  const moved: Record<string, unknown> = {};
  const referenced = (reference: string): string => {
    const pointer = [...names.keys()]
      .filter((one) => reference === one || reference.startsWith(`${one}/`))
      .sort((one, other) => other.length - one.length)[0];
    if (pointer === undefined) return reference;
    return referenceTo(`${names.get(pointer)}${reference.slice(pointer.length)}`);
  };
  const walk = (value: unknown, pointer: string, isMap: boolean): unknown => {
    if (Array.isArray(value)) return value.map((inner, index) => walk(inner, `${pointer}/${index}`, false));
    if (!isRecord(value)) return value;
    const walked: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      const at = `${pointer}/${escapedStep(key)}`;
      const isReference = !isMap && key === "$ref" && typeof inner === "string";
      const own = isReference ? referenced(inner) : walk(inner, at, !isMap && maps.has(key));
      const name = names.get(at);
      if (name !== undefined) moved[name] = own;
      else if (isMap || key !== "$defs") walked[key] = own;
    }
    return walked;
  };
  const walked = walk(document, "#", false) as Fields;
  return withComponentSchemas(walked, { ...componentSchemas(walked), ...moved });
}
