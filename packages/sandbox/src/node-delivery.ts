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
 * Does on the socket what a Response cannot say: reset it, break it in the middle of a body, answer without a
 * Content-Type. Undefined where a Response will do.
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
  const bytes = encodeReply(reply);
  if (transport.body === "truncated") {
    outgoing.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
    outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => incoming.socket.destroy());
    return RESPONSE_ALREADY_SENT;
  }
  if (transport.body === undefined && reply.headers["content-type"] === undefined && bytes.length > 0) {
    outgoing.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
    outgoing.end(bytes);
    return RESPONSE_ALREADY_SENT;
  }
  return undefined;
}
