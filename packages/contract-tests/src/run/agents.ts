import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import process from "node:process";
import { KitError } from "../errors.ts";
import type { Variables } from "../variables.ts";
import { isLoopback } from "./target.ts";

/**
 * The variable that names a proxy for an address. Undefined where none does, where NO_PROXY takes the host out, and on this
 * machine, to which no proxy leads.
 */
export function proxyVariable(address: string | URL, variables: Variables = process.env): string | undefined {
  const url = new URL(address);
  if (isLoopback(url.href)) {
    return undefined;
  }
  const name = `${url.protocol.slice(0, -1)}_proxy`;
  const exceptions = (variables["no_proxy"] || variables["NO_PROXY"] || "")
    .split(/[\s,]+/)
    .filter((each) => each !== "");
  const isException = exceptions.some((each) => {
    const host = each.replace(/^\*?\./, "").toLowerCase();
    return each === "*" || [url.hostname, url.host].includes(host) || url.hostname.endsWith(`.${host}`);
  });
  return isException ? undefined : [name, name.toUpperCase()].find((each) => variables[each]);
}

/**
 * What keeps the connections to a server, through the proxy that the environment names.
 *
 * @throws {KitError} where this Node.js knows no proxy, so that nobody is sent past one without a word.
 */
export function createAgent(
  address: string | URL,
  options: ConstructorParameters<typeof HttpAgent>[0],
  variables: Variables = process.env,
): HttpAgent {
  const variable = proxyVariable(address, variables);
  const isSecure = new URL(address).protocol === "https:";
  if (variable === undefined) {
    return isSecure ? new HttpsAgent(options) : new HttpAgent(options);
  }
  if (!process.allowedNodeEnvironmentFlags.has("--use-env-proxy")) {
    throw new KitError(
      `${variable} is set, and this Node.js (${process.version}) can use no proxy: use Node.js 24.5 or later, or name the host in NO_PROXY`,
    );
  }
  if (!/^https?:\/\//i.test(variables[variable] ?? "") || !URL.canParse(variables[variable] ?? "")) {
    throw new KitError(`${variable} is not the address of a proxy, such as http://HOST:PORT`);
  }
  const through = { ...options, proxyEnv: { ...variables } };
  return isSecure ? new HttpsAgent(through) : new HttpAgent(through);
}
