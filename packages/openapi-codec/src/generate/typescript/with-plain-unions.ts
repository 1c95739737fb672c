import { isRecord } from "../location.ts";

type Fields = Readonly<Record<string, unknown>>;

const prefix = "#/components/schemas/";

/**
 * A document in which what stands beside `oneOf` or `anyOf` belongs to each branch, as in the table, and branches that ask for
 * members alone are gone. openapi-typescript makes another branch of what stands beside `anyOf`, and of a union in `allOf`
 * something that is of no branch.
 */
export function withPlainUnions(document: Fields): Fields {
  const components = isRecord(document["components"]) ? document["components"] : {};
  const schemas = isRecord(components["schemas"]) ? components["schemas"] : {};

  /** A schema, or the component that it refers to. */
  const behind = (schema: unknown): Fields => {
    const reference = isRecord(schema) ? schema["$ref"] : undefined;
    const isComponent = typeof reference === "string" && reference.startsWith(prefix);
    const found = isComponent ? schemas[reference.slice(prefix.length)] : schema;
    return isRecord(found) ? found : {};
  };
  const branchesOf = ({ oneOf, anyOf }: Fields): readonly unknown[] => {
    const branches = oneOf ?? anyOf;
    return Array.isArray(branches) ? branches : [];
  };
  const isTold = (schema: Fields): boolean => isRecord(schema["discriminator"]) && branchesOf(schema).length > 0;

  const plain = (schema: Fields): Fields => {
    const { oneOf: _, anyOf, ...others } = schema;
    const { allOf } = others;
    const branches = branchesOf(schema);
    if (branches.length > 0 && branches.every(asksForMembers)) return others;
    if (anyOf !== undefined && others["properties"] !== undefined) return { ...others, oneOf: anyOf };
    const parts = Array.isArray(allOf) ? allOf : [];
    const union = parts.find((part) => isTold(behind(part)));
    if (union === undefined) return schema;
    const rest = parts.filter((part) => part !== union);
    return {
      ...others,
      allOf: undefined,
      oneOf: branchesOf(behind(union)).map((branch) => ({ allOf: [branch, ...rest] })),
    };
  };
  return JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    isRecord(value) ? plain(value) : value,
  ) as Fields;
}

/** Whether a branch says which members must be there, and nothing of what they are. */
const asksForMembers = (branch: unknown): boolean =>
  isRecord(branch) && Object.keys(branch).every((key) => ["required", "not", "title", "description"].includes(key));
