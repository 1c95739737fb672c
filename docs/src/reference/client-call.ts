import { type ApiDocument, resolve } from "./document.ts";
import type { Example } from "./message.ts";
import type { Operation } from "./operation.ts";

/** The same call with the typed client, whose methods are named as the operations are. */
export function clientCall(document: ApiDocument, operation: Operation, example: Example | undefined): string {
  const call = `starfish.${operation.id}(${callArgument(document, operation, example)})`;
  return `const answer = await ${call};`;
}

/**
 * A message is an object of its members and the one parameter that must be given stands by itself; several and a body are one
 * object.
 */
function callArgument(document: ApiDocument, operation: Operation, example: Example | undefined): string {
  const schema = operation.request?.schema;
  const [only, ...others] = operation.parameters.filter(({ required }) => required);
  if (schema !== undefined && only === undefined) {
    const members = Object.entries(exampleMembers(example)).filter(([name]) => !isFixed(document, schema, name));
    return objectText(members);
  }
  const exampleOf = ({ example = "" }: { readonly example?: unknown }): unknown => example;
  const parameters = operation.parameters.map((each) => [each["x-client-name"] ?? each.name, exampleOf(each)] as const);
  if (operation.request === undefined)
    return only && others.length === 0 ? JSON.stringify(exampleOf(only)) : objectText(parameters);
  const body = [
    operation.bodyName,
    schema === undefined ? example?.values.get("any") : exampleMembers(example),
  ] as const;
  return objectText([
    ...parameters,
    body,
    ...(schema === undefined ? [["contentType", "application/json"] as const] : []),
  ]);
}

function exampleMembers(example: Example | undefined): object {
  const json = example?.values.get("json");
  if (json !== undefined) return Object(json);
  return Object.fromEntries(new URLSearchParams(String(example?.values.get("form") ?? "")));
}

/** The client sends a member itself that has only one value. */
function isFixed(document: ApiDocument, schemaName: string, member: string): boolean {
  const property = document.components.schemas[schemaName]?.properties?.[member];
  return property !== undefined && resolve(document, property).const !== undefined;
}

function objectText(members: readonly (readonly [name: string, value: unknown])[]): string {
  return `{\n${members.map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`).join("")}}`;
}
