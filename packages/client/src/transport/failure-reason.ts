import { messageOf } from "../errors.ts";
import { chainOf, memberOf, partsOf } from "./failure-chain.ts";

/** Why a request failed, as the innermost cause says it: fetch itself says only that it did. */
export function reasonOf(failure: unknown): string {
  const said = chainOf(failure).map(wordsOf);
  return said.filter((words, index) => words !== "" && words !== said[index - 1]).join(": ") || "no reason was given";
}

function wordsOf(failure: unknown): string {
  const message = messageOf(failure);
  const said = message === "" ? (partsOf(failure) ?? []).map(messageOf).join(", ") : message;
  // OpenSSL's errors carry a thread, a number and a source file.
  const openssl = /:SSL routines:[^:]*:(?<what>[^:]+):/.exec(said)?.groups?.["what"];
  return (openssl === undefined ? said : `TLS: ${openssl}`).trim();
}

/** What to look at first, where the failure tells. */
export function remedyOf(failure: unknown): string | undefined {
  const innermost = chainOf(failure).at(-1);
  const told = partsOf(innermost)?.[0] ?? innermost;
  const clue = `${String(memberOf(told, "code"))} ${messageOf(told)}`;
  return remedies.find(([pattern]) => pattern.test(clue))?.[1];
}

const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /wrong version number|packet length too long|InvalidContentType|TLS handshake failed/i,
    "Does this port speak https?",
  ],
  [
    /Proxy response \(407\)|Proxy refused to open a tunnel: 407|proxy authentication required/,
    "The proxy wants a user name and a password: set HTTPS_PROXY to http://NAME:PASSWORD@HOST",
  ],
  [/Proxy response|Proxy refused|unsuccessful tunnel/, "Does the proxy allow this host?"],
  [/altname|ERR_TLS_CERT|hostname mismatch/i, "Is the host in baseUrl the one that the certificate names?"],
  [
    /self.signed|UNABLE_TO_|CERT_|peer certificate/i,
    "NODE_EXTRA_CA_CERTS names certificates to trust besides the usual ones",
  ],
  [/^ECONNREFUSED|Connection refused/, "Is the server running, and is this its port?"],
  [/ENOTFOUND|EAI_AGAIN|dns error/, "Is the host in baseUrl right?"],
  [/CONNECT_TIMEOUT|ETIMEDOUT/, "Does a firewall or a missing proxy stand between?"],
  [/bad port|port \d+ are blocked/, "fetch refuses this port: serve the API at another one"],
  [/send it a second time/, "The server answered 421: it does not serve the host of baseUrl on this connection"],
];
