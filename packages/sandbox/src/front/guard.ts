import type { IncomingMessage } from "node:http";
import { isHostName } from "../host-name.ts";
import { SandboxOptionError } from "../options.ts";
import { isLoopback } from "./loopback.ts";

/** Who may ask a server on this machine. */
export interface GuardOptions {
  /** Whether it listens for this machine alone; then a Host that is not this machine is refused. */
  readonly isLocal: boolean;
  /** Hosts beside the loopback addresses that a request may name. */
  readonly allowedHosts: readonly string[];
  /** Origins beside its own whose pages may ask, such as `http://localhost:3000`. */
  readonly allowedOrigins: readonly string[];
}

/**
 * Why a request is refused before anything looks at it: any page in a browser on this machine could start runs otherwise,
 * by its own name or by one that was made to lead here. Undefined where it is not.
 */
export function refusalOfCaller({ headers }: IncomingMessage, options: GuardOptions): string | undefined {
  const { host = "localhost", origin } = headers;
  if (options.isLocal && !isLocalHost(host) && !options.allowedHosts.includes(nameOf(host))) {
    return "The sandbox answers on this machine alone, and not to the Host of this request. --allow-host HOST allows one.";
  }
  if (origin !== undefined && origin !== `http://${host}` && !options.allowedOrigins.includes(origin)) {
    return "The sandbox does not answer pages of other origins. --allow-origin ORIGIN allows one.";
  }
  return undefined;
}

/** A host as the guard compares it. Throws SandboxOptionError for what no request could name. */
export function usualHost(host: string): string {
  const name = nameOf(host);
  if (!isHostName(name)) {
    throw new SandboxOptionError(`allowedHosts has "${host}", which is not a host such as sandbox.test.`);
  }
  return name;
}

/** An origin as browsers write it. Throws SandboxOptionError for what no browser would. */
export function usualOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (text !== "null" && (url === undefined || url.origin === "null" || url.href !== `${url.origin}/`)) {
    throw new SandboxOptionError(`allowedOrigins has "${text}", which is not an origin such as http://localhost:3000.`);
  }
  return url?.origin ?? text;
}

function isLocalHost(host: string): boolean {
  return isLoopback(nameOf(host));
}

function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, "");
}
