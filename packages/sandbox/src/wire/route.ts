import { decodeUrl, parseFormPairs } from "./form-pairs.ts";

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
 * Matches `v1/{controller}/{id}` as Web API's routing does: without regard to case, one slash too many at either end
 * allowed, escapes decoded twice, so that an escaped slash separates too.
 */
export function resolveRoute(url: URL): Route | undefined {
  const path = decodeUrl(unescapePath(url.pathname)).replace(/^\/{1,2}/, "");
  const [first = "", name = "", ...rest] = path.split("/");
  const controller = controllers.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (controller === undefined || first.toLowerCase() !== version || rest.slice(1).some((segment) => segment !== "")) {
    return undefined;
  }
  const [id = ""] = rest;
  return { controller, id: id === "" ? undefined : id };
}

/** The parameters of a query: names without regard to case, the first of several values. */
export function parseQuery(url: URL): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const { name, value } of parseFormPairs(Buffer.from(url.search.slice(1)))) {
    const folded = name.toLowerCase();
    if (!parameters.has(folded)) {
      parameters.set(folded, value);
    }
  }
  return parameters;
}

/** The address as `Uri.ToString` prints it: escapes of harmless characters are decoded. */
export function printUri(url: URL): string {
  return url.href.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    const bytes = Buffer.from(escapes.replaceAll("%", ""), "hex");
    const text = bytes.toString("utf8");
    return Buffer.from(text).equals(bytes) ? text.replace(unsafeCharacter, encodeURIComponent) : escapes;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what stays escaped.
const unsafeCharacter = /[\u0000-\u001f\u007f-\u009f#$%&+,/;=?@\\]/g;

function unescapePath(path: string): string {
  return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) =>
    Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"),
  );
}
