import { isConstraint } from "../choices.ts";
import { componentSchemas, type Fields, nameOfReference } from "../component-schemas.ts";
import { isRecord } from "../location.ts";

/**
 * A document in which what stands beside `oneOf` or `anyOf` belongs to each branch, as in the table, and branches that ask for
 * members alone are gone. openapi-typescript makes another branch of what stands beside `anyOf`, and of a union in `allOf`
 * something that is of no branch.
 */
export function withPlainUnions(document: Fields): Fields {
  const schemas = componentSchemas(document);

  /** A schema, or the component that it refers to. */
  const resolved = (schema: unknown): Fields => {
    const name = nameOfReference(schema);
    const found = name === undefined ? schema : schemas[name];
    return isRecord(found) ? found : {};
  };

  const plain = (schema: Fields): Fields => {
    const { oneOf: _, anyOf, ...others } = schema;
    const branches = branchesOf(schema);
    if (branches.length > 0 && branches.every(isConstraint)) return others;
    if (anyOf !== undefined && others["properties"] !== undefined) return { ...others, oneOf: anyOf };
    const parts = Array.isArray(others["allOf"]) ? others["allOf"] : [];
    const union = parts.find((part) => isDiscriminated(resolved(part)));
    if (union === undefined) return schema;
    const rest = parts.filter((part) => part !== union);
    const oneOf = branchesOf(resolved(union)).map((branch) => ({ allOf: [branch, ...rest] }));
    return { ...others, allOf: undefined, oneOf };
  };
  return JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    isRecord(value) ? plain(value) : value,
  ) as Fields;
}

function branchesOf({ oneOf, anyOf }: Fields): readonly unknown[] {
  const branches = oneOf ?? anyOf;
  return Array.isArray(branches) ? branches : [];
}

const isDiscriminated = (schema: Fields): boolean => isRecord(schema["discriminator"]) && branchesOf(schema).length > 0;
