import type { IncomingMessage, ServerResponse } from "node:http";

/** Tells a browser that pages of an allowed origin may read the answers. True where it only asked whether it may ask. */
export function answerCrossOrigin(
  { headers, method }: IncomingMessage,
  outgoing: ServerResponse,
  allowedOrigins: readonly string[],
): boolean {
  const { origin } = headers;
  if (origin === undefined || !allowedOrigins.includes(origin)) {
    return false;
  }
  outgoing.setHeader("access-control-allow-origin", origin);
  outgoing.setHeader("vary", "origin");
  const asksFor = headers["access-control-request-method"];
  if (method !== "OPTIONS" || asksFor === undefined) {
    return false;
  }
  outgoing.writeHead(204, {
    "access-control-allow-methods": asksFor,
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
  });
  outgoing.end();
  return true;
}
