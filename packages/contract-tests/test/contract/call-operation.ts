import type { CallOptions, StarfishClient } from "@starfish-api/client";
import type { Contract, Operation } from "../../src/index.ts";

type Method = (...input: readonly unknown[]) => Promise<unknown>;

interface Named {
  readonly name: string;
  readonly "x-client-name"?: string;
}

/**
 * Calls the client's method of an operation with the value of an example. What its input looks like follows from the
 * description: the one parameter that must be given, or a body without such parameters, is given as it is, with the
 * optional ones as an option; else all are members of one object.
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
  const examplesOf = (isRequired: boolean): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      operation.parameters
        .filter(({ required }) => required === isRequired)
        .map(({ name, example }) => [clientName(described.parameters ?? [], name), example]),
    );
  const [required, optional] = [examplesOf(true), examplesOf(false)];
  const [only, ...others] = Object.values(required);
  const beside = Object.keys(optional).length > 0 && { parameters: optional };
  // The media types of a token are fixed.
  const own = operation.security === "none" ? [] : [options];
  if (operation.request === undefined && only !== undefined && others.length === 0) {
    return method(only, { ...options, ...beside });
  }
  if (operation.request !== undefined && only === undefined) return method(value, ...own);
  const body = operation.request && { [described["x-body-name"] ?? "body"]: value };
  return method({ ...required, ...optional, ...body }, ...own);
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
