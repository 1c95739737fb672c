import { normalizeKey, parseFormPairs } from "./form-pairs.ts";
import { unescapeUri } from "./uri-escapes.ts";

/** The controllers of version 1, spelled as in the documentation. */
export const controllers = ["ExecuteJob", "ExecuteJobAsync", "Results", "Webhook"] as const;
export type Controller = (typeof controllers)[number];

export interface Route {
  readonly controller: Controller;
  /** From the path, which is open to one segment behind every controller. */
  readonly id: string | undefined;
}

const version = "v1";

/**
 * Matches `v1/{controller}/{id}` as Web API's routing does: without regard to case, one slash too many in front and any
 * number at the end allowed, an escaped slash being a slash.
 */
export function resolveRoute(url: URL): Route | undefined {
  const path = unescapeUri(url.pathname).replace(/^\/{1,2}/, "");
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

/** The address as `Uri.ToString` prints it: escapes of harmless characters are decoded. */
export function printUri(url: URL): string {
  return unescapeUri(url.href, (character) => unsafeCharacter.test(character));
}
