import { chainOf, memberOf, partsOf } from "./failure-chain.ts";

/** What X.509 verification calls its failures, in Node.js and Bun: the handshake ended before a request could leave. */
const certificateCode =
  /^(?:UNABLE_TO_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_C|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_)/;

/** What runtimes and proxies say where no connection came about and no code tells it. */
const messages = [
  /\bclient error \(Connect\)/, // Deno
  /^ECONNREFUSED: Unable to connect\b/, // Bun
  /^EPROTO: The TLS handshake failed\b/, // Bun
  /^Proxy response \(\d+\) !== 200 when HTTP Tunneling/, // undici
  /^Proxy refused to open a tunnel\b/, // Bun
  /^Client network socket disconnected before secure TLS connection was established/, // Node.js
  /^bad port$/, // Node.js, whose fetch refuses some ports by itself
  /\bRequests to port \d+ are blocked$/, // Deno
];

/**
 * Whether a failure tells by itself that the request certainly never left: the system call that failed was the one that makes
 * the connection or looks the name up, or the runtime says that no connection came about. The code of an error is not proof:
 * reading from an established connection can end in ECONNREFUSED or EHOSTUNREACH too.
 */
export function isUnsent(failure: unknown): boolean {
  for (const link of chainOf(failure)) {
    // Several addresses were tried: the request may have left by any of them.
    const parts = partsOf(link);
    if (parts !== undefined) return parts.length > 0 && parts.every((part) => chainOf(part).some(saysUnsent));
    if (saysUnsent(link)) return true;
  }
  return false;
}

function saysUnsent(link: unknown): boolean {
  const [syscall, code, message] = ["syscall", "code", "message"].map((name) => memberOf(link, name));
  if (syscall === "connect" || syscall === "getaddrinfo" || code === "UND_ERR_CONNECT_TIMEOUT") return true;
  if (typeof code === "string" && certificateCode.test(code)) return true;
  return typeof message === "string" && messages.some((pattern) => pattern.test(message));
}

/** Whether a failure tells that there was a connection, so that the request may have left on it. */
export function wasConnected(failure: unknown): boolean {
  return chainOf(failure).some((link) => {
    const syscall = memberOf(link, "syscall");
    return syscall === "read" || syscall === "write" || memberOf(link, "code") === "UND_ERR_SOCKET";
  });
}
