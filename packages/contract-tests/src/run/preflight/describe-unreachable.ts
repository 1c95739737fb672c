import type { Variables } from "../../variables.ts";
import { proxyVariable } from "../agents.ts";
import type { SentExchange } from "../sender.ts";

const notTrusted = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Where a proxy asks for them. */
export const proxyCredentials = "it wants a user name and a password, as http://NAME:PASSWORD@HOST:PORT";

/** Why nobody answers at an address, and what can be done about it. */
export function describeUnreachable(
  baseUrl: string,
  { failure = "", failureCode = "" }: Pick<SentExchange, "failure" | "failureCode">,
  variables?: Variables,
): string {
  const { host, hostname, protocol } = new URL(baseUrl);
  if (notTrusted.has(failureCode)) {
    return `its certificate is not trusted (${failure}). If it is the right one, name the file of its authority: NODE_EXTRA_CA_CERTS=ca.pem`;
  }
  if (failureCode.startsWith("CERT_") || failureCode === "ERR_TLS_CERT_ALTNAME_INVALID") {
    return `its certificate is not good for it (${failure})`;
  }
  if (failureCode === "EPROTO" || failureCode.startsWith("ERR_SSL")) {
    return `no TLS is spoken at ${host}: is it an address with http://?`;
  }
  if (failureCode.startsWith("HPE_")) {
    return `what answers at ${host} is not HTTP as Node.js reads it (${failure}): is it the right port?`;
  }
  const proxy = proxyVariable(baseUrl, variables);
  if (proxy !== undefined) {
    const remedy = / 407\b/.test(failure) ? proxyCredentials : "NO_PROXY takes a host out";
    return `the way is through the proxy that ${proxy} names (${failure || failureCode}): ${remedy}`;
  }
  switch (failureCode) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `there is no host ${hostname} (${failureCode})`;
    case "ECONNREFUSED":
      return `nothing listens at ${host} (ECONNREFUSED): is the server started, and is the port right?`;
    case "ECONNRESET":
      return failure === "aborted"
        ? "its answers break off before their end"
        : `it ends every connection without an answer${protocol === "http:" ? ": does this port want https://?" : ""}`;
    default:
      return failure.startsWith("nothing more came")
        ? `it takes the connection, and ${failure}: does it hang, or is the port another protocol's?`
        : failure;
  }
}
