import { textOf, type Values } from "../arguments/parse.ts";
import { UsageError } from "../errors.ts";
import type { Terminal } from "../terminal.ts";

const standard = "https://api.starfishetl.com";

/** Where the API is served. Throws UsageError that says where a wrong address comes from, and does not show it. */
export function findBaseUrl(values: Values, variables: Terminal["env"]): URL {
  const own = textOf(values, "base-url");
  const source = own === undefined ? "STARFISH_BASE_URL" : "--base-url";
  const text = own ?? (variables["STARFISH_BASE_URL"] || standard);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}${url.pathname}` === url.href) return url;
  throw new UsageError(`${source}: expected an address like https://host/path, without name, password and query.`);
}
