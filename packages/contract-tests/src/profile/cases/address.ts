import type { CaseContext } from "../../cases/case.ts";
import type { JsonSchema, Operation, Parameter } from "../../types.ts";

/** The path and the query of an operation, about things that nobody has: made-up ids, or examples of what is not text. */
export function addressOf({ createID }: Pick<CaseContext, "createID">, operation: Operation): string {
  const fill = (parameter: Parameter): string =>
    isFreeText(parameter.schema) || parameter.example === undefined
      ? createID(`${operation.id}/${parameter.in === "path" ? "access" : parameter.name}`)
      : encodeURIComponent(String(parameter.example));
  const inPath = new Map(
    operation.parameters.filter((each) => each.in === "path").map((each) => [each.name, fill(each)] as const),
  );
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => inPath.get(name) ?? createID(name));
  const query = operation.parameters
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => `${parameter.name}=${fill(parameter)}`);
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}

function isFreeText(schema: JsonSchema): boolean {
  return (
    schema.type === "string" && ["enum", "const", "format", "pattern", "maxLength"].every((key) => !(key in schema))
  );
}
