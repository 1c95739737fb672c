import * as http from "node:http";
import { UsageError } from "../errors.ts";
import type { Terminal } from "../terminal.ts";

/** The variables that name a proxy, in the order in which they count. */
const names = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/** The variable that names a proxy; undefined where none does. */
export function proxyVariable(variables: Terminal["env"]): string | undefined {
  return names.find((name) => variables[name]);
}

/**
 * Sends everything through the proxy that the variables name. Throws UsageError where this Node.js cannot, so that nobody
 * is sent past a proxy without a word.
 */
export function useProxy(variables: Terminal["env"], set: unknown = Reflect.get(http, "setGlobalProxyFromEnv")): void {
  const variable = proxyVariable(variables);
  if (variable === undefined || variables["NODE_USE_ENV_PROXY"] === "1") return;
  if (typeof set !== "function") {
    throw new UsageError(
      `${variable} is set, and this Node.js (${process.version}) cannot use a proxy: use Node.js 24.14 or later, or unset it.`,
    );
  }
  try {
    set(variables);
  } catch {
    throw new UsageError(`${variable} is no address of a proxy such as http://HOST:PORT.`);
  }
}
