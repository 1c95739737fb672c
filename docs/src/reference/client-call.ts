import { type ApiDocument, resolve } from "./document.ts";
import type { Example } from "./message.ts";
import type { Operation } from "./operation.ts";

/** The same call with the typed client, whose methods are named as the operations are. */
export function clientCall(document: ApiDocument, operation: Operation, example: Example | undefined): string {
  const call = `starfish.${operation.id}(${callArgument(document, operation, example)})`;
  return `const answer = await ${call};`;
}

/** A message is an object of its members, an id stands by itself, and any body at all is the argument of a query. */
function callArgument(document: ApiDocument, operation: Operation, example: Example | undefined): string {
  const schema = operation.request?.schema;
  if (schema !== undefined) {
    const members = Object.entries(exampleMembers(example)).filter(([name]) => !isFixed(document, schema, name));
    return objectText(members);
  }
  const parameters = operation.parameters.map(({ name, example: value }) => [name, value] as const);
  if (operation.request === undefined) return JSON.stringify(parameters[0]?.[1]);
  return objectText([
    ...parameters,
    ["argument", String(example?.values.get("any") ?? "")],
    ["contentType", "application/json"],
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
