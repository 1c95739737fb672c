import { InvalidOptionError } from "../errors.ts";
import { type RefType, type RootType, type Table, type Type, tableVersion } from "../table.ts";

/** The named type of a table. Throws `InvalidOptionError`. */
export function namedType(table: Table<unknown>, name: string): RootType {
  if (table.version !== tableVersion) {
    throw new InvalidOptionError(
      `The table has version ${String(table.version)}, and this codec reads version ${tableVersion}: generate it again with the openapi-codec that is installed`,
    );
  }
  const type = Object.hasOwn(table.types, name) ? table.types[name] : undefined;
  if (type !== undefined) return type;
  throw new InvalidOptionError(`There is no schema ${name}; there are ${Object.keys(table.types).join(", ")}`);
}

/** The type that a type stands for: itself, unless it refers to another. */
export function resolveType(table: Table<unknown>, type: Type): Exclude<Type, RefType> {
  let resolved = type;
  while (resolved.kind === "ref") resolved = namedType(table, resolved.to);
  return resolved;
}

/**
 * Makes a look-up that compiles a type when it is first asked for, once for each context. What is compiled lives as long
 * as the type.
 */
export function compileOnce<Compiled>(
  compile: (table: Table<unknown>, type: Type, context: string) => Compiled,
): (table: Table<unknown>, type: Type, context?: string) => Compiled {
  const types = new WeakMap<Type, Map<string, Compiled>>();
  // A program most often asks for the same again.
  let lastType: Type | undefined;
  let lastContext: string | undefined;
  let last: Compiled;
  return (table, type, context = "") => {
    if (type === lastType && context === lastContext) return last;
    let contexts = types.get(type);
    if (contexts === undefined) {
      contexts = new Map();
      types.set(type, contexts);
    }
    let compiled = contexts.get(context);
    if (compiled === undefined) {
      compiled = compile(table, type, context);
      contexts.set(context, compiled);
    }
    lastType = type;
    lastContext = context;
    last = compiled;
    return compiled;
  };
}

/** A function of up to three parameters that is made when it is first called: a type may contain itself. */
export function lazily<Made extends (one: never, two: never, three: never) => unknown>(make: () => Made): Made {
  let made: Made | undefined;
  const call = (one: never, two: never, three: never): unknown => {
    made ??= make();
    return made(one, two, three);
  };
  return call as Made;
}
