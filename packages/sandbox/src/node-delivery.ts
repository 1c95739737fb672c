import type { IncomingMessage, ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Transport } from "./faults/fault.ts";
import { encodeReply, type Reply } from "./wire/reply.ts";

/** What the Node.js server passes along with a request. */
export interface NodeEnvironment {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

export function isNodeEnvironment(environment: unknown): environment is NodeEnvironment {
  return (
    typeof environment === "object" && environment !== null && "incoming" in environment && "outgoing" in environment
  );
}

/**
 * Answers on the socket: it is faster than a Response, and can do what no Response says, such as breaking in the middle
 * of a body or leaving the Content-Type out. Undefined for bodies that take their time.
 */
export function deliverOnSocket(
  reply: Reply,
  transport: Transport,
  { incoming, outgoing }: NodeEnvironment,
): Response | undefined {
  if (transport.reset) {
    incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (transport.body === "stalled" || transport.body === "dripping") {
    return undefined;
  }
  const bytes = encodeReply(reply);
  outgoing.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
  if (transport.body === "truncated") {
    outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => incoming.socket.destroy());
  } else {
    outgoing.end(bytes);
  }
  return RESPONSE_ALREADY_SENT;
}
