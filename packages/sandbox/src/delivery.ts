import type { Clock } from "./clock.ts";
import type { Transport } from "./faults/fault.ts";
import { deliverOnSocket, isNodeEnvironment } from "./node-delivery.ts";
import { encodeReply, type Reply } from "./wire/reply.ts";

/** Milliseconds between two bytes of a body that drips. */
const dripInterval = 100;

/**
 * Turns an answer into a response, with everything that goes wrong on the way.
 *
 * @param environment what the Node.js server passes along; without it a reset connection is a rejected promise, as
 *   `fetch` reports one.
 */
export async function deliver(
  reply: Reply,
  transport: Transport,
  clock: Clock,
  environment: unknown,
): Promise<Response> {
  await clock.sleep(transport.headersAfter ?? 0);
  const sent = isNodeEnvironment(environment) ? deliverOnSocket(reply, transport, environment) : undefined;
  if (sent !== undefined) {
    return sent;
  }
  if (transport.reset) {
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
    });
  }
  const bytes = encodeReply(reply);
  const headers = { ...reply.headers, "content-length": String(bytes.length) };
  const hasBody = bytes.length > 0 && reply.status !== 204 && reply.status !== 304;
  return new Response(hasBody ? bodyOf(bytes, transport, clock) : null, { status: reply.status, headers });
}

function bodyOf(
  bytes: Uint8Array<ArrayBuffer>,
  { body }: Transport,
  clock: Clock,
): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  if (body === undefined) {
    return bytes;
  }
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  switch (body) {
    case "stalled":
      return new ReadableStream({
        start: (controller) => controller.enqueue(half),
      });
    case "truncated":
      return new ReadableStream({
        start: (controller) => controller.enqueue(half),
        pull: (controller) => controller.error(new Error("The connection broke.")),
      });
    case "dripping": {
      let at = 0;
      return new ReadableStream({
        pull: async (controller) => {
          await clock.sleep(dripInterval);
          controller.enqueue(bytes.subarray(at, at + 1));
          at++;
          if (at === bytes.length) {
            controller.close();
          }
        },
      });
    }
  }
}
