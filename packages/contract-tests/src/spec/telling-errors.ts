import type { ErrorObject } from "ajv";
import type { JsonSchema } from "../types.ts";
import { isNode } from "./document.ts";
import { componentPrefix } from "./schemas.ts";

/**
 * The errors that tell what is wrong with a value. A validator adds what follows from them, that a condition or a union does
 * not hold, and what every other branch has against the value: one mistake would count several times.
 */
export function tellingErrors(
  errors: readonly ErrorObject[],
  schemas: Readonly<Record<string, JsonSchema>>,
): readonly ErrorObject[] {
  const dropped = new Set<ErrorObject>(errors.filter(({ keyword }) => keyword === "if"));
  for (const [index, union] of errors.entries()) {
    if (union.keyword !== "anyOf" && union.keyword !== "oneOf") {
      continue;
    }
    const { instancePath, schema } = union;
    const before = errors.slice(0, index).filter((error) => isAt(error, instancePath));
    const branches = (schema as readonly unknown[]).map((branch) => {
      const inside = schemasIn(branch, schemas);
      return before.filter(({ parentSchema }) => inside.has(parentSchema));
    });
    const fitting = branches.filter(
      (own) => own.length > 0 && !own.some((error) => error.keyword === "type" && error.instancePath === instancePath),
    );
    const [only] = fitting;
    const kept = fitting.length === 1 ? new Set(only) : soleBranch(schema as readonly unknown[], branches);
    for (const error of [...branches.flat(), ...(kept === undefined ? [] : [union])]) {
      if (kept?.has(error) !== true) {
        dropped.add(error);
      }
    }
  }
  return errors.filter((error) => !dropped.has(error));
}

const isAt = ({ instancePath }: ErrorObject, place: string): boolean =>
  instancePath === place || instancePath.startsWith(`${place}/`);

/** The errors of the one branch that is not null. */
function soleBranch(
  schemas: readonly unknown[],
  branches: readonly (readonly ErrorObject[])[],
): ReadonlySet<ErrorObject> | undefined {
  const others = branches.filter((_, index) => !isNull(schemas[index]));
  return others.length === 1 ? new Set(others[0]) : undefined;
}

const isNull = (schema: unknown): boolean => isNode(schema) && schema["type"] === "null";

/** A schema, those that stand in it, and those that it refers to. */
function schemasIn(
  schema: unknown,
  schemas: Readonly<Record<string, JsonSchema>>,
  found: Set<unknown> = new Set(),
): ReadonlySet<unknown> {
  if (typeof schema !== "object" || schema === null || found.has(schema)) {
    return found;
  }
  found.add(schema);
  const reference = (schema as JsonSchema).$ref;
  const start = (reference?.indexOf(componentPrefix) ?? 0) + componentPrefix.length;
  const referred = reference === undefined ? undefined : schemas[reference.slice(start)];
  for (const inner of [...Object.values(schema), referred]) {
    schemasIn(inner, schemas, found);
  }
  return found;
}
