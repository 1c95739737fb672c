import type { DescribedOperation } from "../description.ts";
import { normalizeKey, parseFormPairs } from "../form/form-pairs.ts";
import { unescapeUri } from "./uri-escapes.ts";

interface Route {
  readonly controller: string;
  /** From the path, which is open to one segment behind every controller. */
  readonly id: string | undefined;
}

const version = "v1";

/** An address that some operation has. */
export interface Match {
  /** The operations, whatever their method, whose parameters are all there. */
  readonly operations: readonly DescribedOperation[];
  /** From the query or else the path, in which order the framework binds. */
  readonly id: string | undefined;
  /** Names in lower case. */
  readonly query: ReadonlyMap<string, string>;
}

/** What a request may be of. Undefined where the address is of nothing, "unreadable" where the query cannot be read. */
export function matchOperations(operations: readonly DescribedOperation[], url: URL): Match | "unreadable" | undefined {
  const controllers = operations.flatMap((operation) => controllerOf(operation) ?? []);
  const route = resolveRoute(url, controllers);
  const found = operations.filter((operation) => {
    const controller = controllerOf(operation);
    return controller === undefined ? isAt(operation.path, url) : controller === route?.controller;
  });
  if (found.length === 0) {
    return undefined;
  }
  const query = parseQuery(url);
  if (query === undefined) {
    return "unreadable";
  }
  const id = query.get("id") ?? route?.id;
  const complete = found.filter((operation) =>
    operation.required.every(({ name, in: place }) =>
      place === "query" ? query.has(name.toLowerCase()) : route === undefined || id !== undefined,
    ),
  );
  // An id behind a controller is of the operations that take one, where there are such; else nobody looks at it.
  const withID = complete.filter(({ path }) => path.endsWith("/{id}"));
  const meant = route?.id !== undefined && withID.length > 0 ? withID : complete;
  return meant.length === 0 ? undefined : { operations: meant, id, query };
}

/** `Results` of `/v1/Results/{id}`; undefined for an operation whose address is not of that shape. */
function controllerOf({ path }: DescribedOperation): string | undefined {
  return /^\/v1\/([^/{}]+)(?:\/\{id\})?$/.exec(path)?.[1];
}

/** Whether an address fits a template, without regard to case. */
function isAt(template: string, url: URL): boolean {
  const expected = template.split("/");
  const found = unescapeUri(url.pathname).split("/");
  return (
    expected.length === found.length &&
    expected.every((part, index) =>
      /^\{.*\}$/.test(part) ? found[index] !== "" : part.toLowerCase() === found[index]?.toLowerCase(),
    )
  );
}

/** Marks of writing direction, which `Uri` leaves out. */
const directionMark = /[\u200e\u200f\u202a-\u202e]/g;

/**
 * Matches `v1/{controller}/{id}` as Web API's routing does: without regard to case, one slash too many in front and any
 * number at the end allowed, an escaped slash being a slash.
 */
export function resolveRoute(url: URL, controllers: readonly string[]): Route | undefined {
  const path = unescapeUri(url.pathname)
    .replace(directionMark, "")
    .replace(/^\/{1,2}/, "");
  // Slashes are segments of their own, so that a doubled one stands where a name should be.
  const [first = "", slash, name = "", , id, ...rest] = path.match(/[^/]+|\//g) ?? [];
  const controller = controllers.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (
    controller === undefined ||
    first.toLowerCase() !== version ||
    slash !== "/" ||
    rest.some((part) => part !== "/")
  ) {
    return undefined;
  }
  return { controller, id };
}

/**
 * The parameters of a query, read as a form: names without regard to case, the first of several values. Undefined where
 * a bracket is not closed, which the framework throws for.
 */
export function parseQuery(url: URL): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const { name, value } of parseFormPairs(Buffer.from(url.search.slice(1)))) {
    const key = normalizeKey(name)?.toLowerCase();
    if (key === undefined) {
      return undefined;
    }
    if (!parameters.has(key)) {
      parameters.set(key, value);
    }
  }
  return parameters;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those that stay escaped.
const unsafeCharacter = /[\u0000-\u001f\u007f-\u009f#$%&+,/;=?@\\]/;

/** The address as `Uri.ToString` prints it: escapes of harmless characters are decoded, a "%" that escapes nothing is escaped. */
export function printUri(url: URL): string {
  const escaped = url.href.replace(/%(?![0-9A-Fa-f]{2})/g, "%25");
  return unescapeUri(escaped, (character) => unsafeCharacter.test(character)).replace(directionMark, "");
}
