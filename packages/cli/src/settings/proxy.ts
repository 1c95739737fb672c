import * as http from "node:http";
import { UsageError } from "../errors.ts";
import type { Terminal } from "../terminal.ts";

/** The variable that names a proxy for an address; undefined where none does, or NO_PROXY takes the host out. */
export function proxyVariable(url: URL, variables: Terminal["env"]): string | undefined {
  const name = `${url.protocol.slice(0, -1)}_proxy`;
  const set = [name, name.toUpperCase()].find((each) => variables[each]);
  const exceptions = (variables["no_proxy"] || variables["NO_PROXY"] || "").split(/[\s,]+/).filter(Boolean);
  const isException = exceptions.some((each) => {
    const host = each.replace(/^\*?\./, "").toLowerCase();
    return each === "*" || [url.hostname, url.host].includes(host) || url.hostname.endsWith(`.${host}`);
  });
  return isException ? undefined : set;
}

/**
 * Sends everything through the proxy that the variables name. Throws UsageError where this Node.js cannot, so that nobody
 * is sent past a proxy without a word.
 */
export function useProxy(
  url: URL,
  variables: Terminal["env"],
  set: unknown = Reflect.get(http, "setGlobalProxyFromEnv"),
): void {
  const variable = proxyVariable(url, variables);
  if (variable === undefined || variables["NODE_USE_ENV_PROXY"] === "1") return;
  if (typeof set !== "function") {
    throw new UsageError(
      `${variable} is set, and this Node.js (${process.version}) cannot use a proxy: use Node.js 24.14 or later, or unset it.`,
    );
  }
  try {
    set(variables);
  } catch {
    throw new UsageError(`${variable} is not an address of a proxy such as http://HOST:PORT.`);
  }
}
