import type { CallOptions, StarfishClient } from "@starfish-api/client";
import type { Contract, Operation } from "../../src/index.ts";

type Method = (...input: readonly unknown[]) => Promise<unknown>;

interface Named {
  readonly name: string;
  readonly "x-client-name"?: string;
}

/**
 * Calls the client's method of an operation with the value of an example. What its input looks like follows from the
 * description: a body or a parameter that is alone is given as it is, else all are members of one object.
 */
export function callOperation(
  client: StarfishClient,
  contract: Contract,
  operation: Operation,
  value: unknown,
  options: CallOptions,
): Promise<unknown> {
  const method = (client as unknown as Readonly<Record<string, Method | undefined>>)[operation.id];
  if (method === undefined) throw new Error(`the client has no method ${operation.id}: run "pnpm generate"`);
  const described = descriptionOf(contract, operation);
  const parameters = Object.fromEntries(
    operation.parameters.map(({ name, example }) => [clientName(described.parameters ?? [], name), String(example)]),
  );
  const input = inputOf(operation, parameters, described["x-body-name"] ?? "body", value);
  // The media types of a token are fixed.
  return operation.security === "none" ? method(input) : method(input, options);
}

function inputOf({ request }: Operation, parameters: object, bodyName: string, value: unknown): unknown {
  const given = Object.values(parameters);
  if (request === undefined) return given.length === 1 ? given[0] : parameters;
  return given.length === 0 ? value : { ...parameters, [bodyName]: value };
}

interface Described {
  readonly parameters?: readonly Named[];
  readonly "x-body-name"?: string;
}

function descriptionOf({ document }: Contract, { path, method }: Operation): Described {
  const { paths } = document as { readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>> };
  return paths[path]?.[method.toLowerCase()] ?? {};
}

function clientName(parameters: readonly Named[], name: string): string {
  return parameters.find((parameter) => parameter.name === name)?.["x-client-name"] ?? name;
}
