import type { Clock } from "../clock.ts";
import { encodeReply } from "../wire/http/reply.ts";
import { type Answer, dripInterval, firstHalf } from "./answer.ts";
import { headerLines, messageOf } from "./message.ts";

/**
 * Answers as `fetch` does: a reset connection is a rejected promise, a body that was packed is unpacked.
 */
export async function answerAsResponse({ reply, transport }: Answer, clock: Clock, method: string): Promise<Response> {
  await clock.sleep(transport.headersAfter ?? 0);
  if (transport.reset) {
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
    });
  }
  const message = messageOf(reply, transport);
  const { status } = message;
  const encoded = encodeReply(reply);
  const bytes = transport.length === "characters" ? encoded.subarray(0, reply.text.length) : encoded;
  const hasBody = method !== "HEAD" && bytes.length > 0 && ![204, 205, 304].includes(status);
  return new Response(hasBody ? bodyOf(bytes, transport.body, clock) : null, {
    status,
    headers: [...headerLines(message)],
  });
}

function bodyOf(
  bytes: Uint8Array<ArrayBuffer>,
  fault: Answer["transport"]["body"],
  clock: Clock,
): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> {
  switch (fault) {
    case undefined:
      return bytes;
    case "stalled":
      return new ReadableStream({
        start: (controller) => controller.enqueue(firstHalf(bytes)),
      });
    case "truncated":
      return new ReadableStream({
        start: (controller) => controller.enqueue(firstHalf(bytes)),
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
