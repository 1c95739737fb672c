import { InvalidOptionError } from "../errors.ts";
import type { WireMessages, WireObject, WireSchema } from "./wire-table.ts";

/** The schema of that name. Throws `InvalidOptionError`. */
export function findSchema(table: WireMessages, name: string): WireSchema {
  const schema = Object.hasOwn(table.schemas, name) ? table.schemas[name] : undefined;
  if (schema !== undefined) return schema;
  throw new InvalidOptionError(`No schema ${name}; there are ${Object.keys(table.schemas).join(", ")}`);
}

/** The schema that a member or a list refers to, or an operation where it is no list: the table has objects alone there. */
export const findObject = findSchema as (table: WireMessages, name: string) => WireObject;

/** The namespace of a message in XML. Throws `InvalidOptionError` where it has no such form. */
export function findNamespace({ namespaces }: WireMessages, name: string): string {
  const namespace = namespaces?.[name];
  if (namespace !== undefined) return namespace;
  throw new InvalidOptionError(`${name} has no XML form`);
}

/**
 * Makes a look-up that compiles a schema when it is first asked for. What is compiled lives as long as the table. A type
 * may refer to itself, so whoever compiles looks other types up when they are used, not before.
 */
export function compileOnce<T>(
  compile: (table: WireMessages, name: string) => T,
): (table: WireMessages, name: string) => T {
  const tables = new WeakMap<WireMessages, Map<string, T>>();
  return (table, name) => {
    let compiled = tables.get(table);
    if (compiled === undefined) {
      compiled = new Map();
      tables.set(table, compiled);
    }
    let result = compiled.get(name);
    if (result === undefined) {
      result = compile(table, name);
      compiled.set(name, result);
    }
    return result;
  };
}
