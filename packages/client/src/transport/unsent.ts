/** What X.509 verification calls its failures, in Node.js and Bun: the handshake ended before a request could leave. */
const certificateCode =
  /^(?:UNABLE_TO_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_C|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_)/;

/** What runtimes and proxies say where no connection came about and no code tells it. */
const messages = [
  /\bclient error \(Connect\)/, // Deno
  /^ECONNREFUSED: Unable to connect\b/, // Bun
  /^EPROTO: The TLS handshake failed\b/, // Bun
  /^Proxy response \(\d+\) !== 200 when HTTP Tunneling/, // undici
  /^Client network socket disconnected before secure TLS connection was established/, // Node.js
  /^bad port$/, // fetch refuses some ports by itself
];

/**
 * Whether a failure tells by itself that the request certainly never left: the system call that failed was the one that makes
 * the connection or looks the name up, or the runtime says that no connection came about. The code of an error is not proof:
 * reading from an established connection can end in ECONNREFUSED or EHOSTUNREACH too.
 */
export function isUnsent(failure: unknown): boolean {
  if (failure instanceof AggregateError) return failure.errors.length > 0 && failure.errors.every(isUnsent);
  const { cause, code, syscall, message } = Object(failure) as Record<string, unknown>;
  if (syscall === "connect" || syscall === "getaddrinfo" || code === "UND_ERR_CONNECT_TIMEOUT") return true;
  if (typeof code === "string" && certificateCode.test(code)) return true;
  if (typeof message === "string" && messages.some((pattern) => pattern.test(message))) return true;
  return cause !== undefined && isUnsent(cause);
}

/** Whether a failure tells that there was a connection, so that the request may have left on it. */
export function wasConnected(failure: unknown): boolean {
  const { cause, code, syscall } = Object(failure) as Record<string, unknown>;
  if (syscall === "read" || syscall === "write" || code === "UND_ERR_SOCKET") return true;
  return cause !== undefined && wasConnected(cause);
}
