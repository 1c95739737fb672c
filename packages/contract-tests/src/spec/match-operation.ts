import type { Contract, Operation, OperationMatch, ResponseContract } from "../types.ts";
import { decode } from "./document.ts";
import { isWebApi } from "./web-api.ts";

/**
 * Finds the operation of a request, below the contract's base path. One trailing slash does not matter; Web API's routing
 * ignores letter case too (observed).
 */
export function matchOperation(contract: Contract, method: string, url: URL): OperationMatch {
  const path = pathBelow(contract.basePath ?? "", url.pathname);
  const matches = contract.operations
    .flatMap((operation) => {
      const pathParameters = path === undefined ? undefined : matchPath(operation.path, path, isWebApi(contract));
      return pathParameters === undefined ? [] : [{ operation, pathParameters }];
    })
    // A path that is spelled out goes before one with parameters, and one that ends as the address does before the other.
    .sort(
      (one, other) =>
        Object.keys(one.pathParameters).length - Object.keys(other.pathParameters).length ||
        Number(endsOtherwise(one.operation.path, path)) - Number(endsOtherwise(other.operation.path, path)),
    );
  const match = matches.find(({ operation }) => operation.method === method.toUpperCase());
  return {
    candidates: matches.map(({ operation }) => operation),
    operation: match?.operation,
    pathParameters: match?.pathParameters ?? {},
  };
}

function pathBelow(basePath: string, path: string): string | undefined {
  return path.toLowerCase().startsWith(`${basePath.toLowerCase()}/`) ? path.slice(basePath.length) : undefined;
}

function endsOtherwise(template: string, path: string | undefined): boolean {
  return template.endsWith("/") !== (path?.endsWith("/") === true);
}

/** One slash at the end does not matter, neither in the address nor in the description. */
function segmentsOf(path: string): string[] {
  return path.replace(/(?<=.)\/$/, "").split("/");
}

function matchPath(template: string, path: string, ignoresCase: boolean): Record<string, string> | undefined {
  const expected = segmentsOf(template);
  const found = segmentsOf(path);
  if (expected.length !== found.length) {
    return undefined;
  }
  const parameters: [string, string][] = [];
  for (const [index, segment] of expected.entries()) {
    const names = [...segment.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
    // What a parameter holds is decoded after it was found: a template's own letters are those of the address.
    const text = names.length === 0 ? decode(found[index] ?? "") : (found[index] ?? "");
    const match = patternOf(segment, ignoresCase).exec(text);
    if (match === null) {
      return undefined;
    }
    parameters.push(...names.map((name, at): [string, string] => [name, decode(match[at + 1] ?? "")]));
  }
  return Object.fromEntries(parameters);
}

const patterns = new Map<string, RegExp>();

/** `{id}.json` takes every text that ends so. */
function patternOf(segment: string, ignoresCase: boolean): RegExp {
  const key = `${ignoresCase} ${segment}`;
  const escaped = segment
    .split(/\{[^}]+\}/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("(.+)");
  const pattern = patterns.get(key) ?? new RegExp(`^${escaped}$`, ignoresCase ? "i" : "");
  patterns.set(key, pattern);
  return pattern;
}

/** What an operation documents for a status: by the code itself, by its range, or for all that it does not name. */
export function responseOf(operation: Operation, status: number): ResponseContract | undefined {
  return namedResponseOf(operation, status) ?? operation.responses["default"];
}

/** What an operation documents for a status, by the code itself or by its range. */
export function namedResponseOf(operation: Operation, status: number): ResponseContract | undefined {
  return operation.responses[String(status)] ?? operation.responses[`${Math.trunc(status / 100)}XX`];
}

/**
 * What the contract says of an answer. A path or method that it does not know can only be answered with 404 or 405, which
 * look the same everywhere on Web API; elsewhere only a 405 that the path itself describes is known.
 */
export function documentedResponse(
  contract: Contract,
  match: OperationMatch,
  status: number,
): ResponseContract | undefined {
  if (match.operation !== undefined) {
    return responseOf(match.operation, status);
  }
  if (!isWebApi(contract)) {
    return status === 405
      ? match.candidates.map(({ responses }) => responses[status]).find((response) => response !== undefined)
      : undefined;
  }
  return status === 404 || status === 405
    ? contract.operations
        .map((operation) => namedResponseOf(operation, status))
        .find((response) => response !== undefined)
    : undefined;
}
