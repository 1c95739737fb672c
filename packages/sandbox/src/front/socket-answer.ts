import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Clock } from "../clock.ts";
import { type Answer, dripInterval, firstHalf } from "./answer.ts";
import { headerLines, type Message, messageOf } from "./message.ts";

/** Answers on a socket, which can do what no `Response` says, such as breaking in the middle of a body. */
export async function answerOnSocket(
  { reply, transport }: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  await clock.sleep(transport.headersAfter ?? 0, signal);
  if (signal.aborted) {
    return;
  }
  if (transport.reset) {
    incoming.socket.resetAndDestroy();
    return;
  }
  const message = messageOf(reply, transport);
  if (transport.version === "1.0") {
    incoming.socket.end(Buffer.concat([headOf(message), incoming.method === "HEAD" ? new Uint8Array() : message.body]));
    return;
  }
  if (transport.closes) {
    outgoing.once("finish", () => incoming.socket.destroySoon());
  }
  outgoing.writeHead(message.status, message.headers);
  switch (transport.body) {
    case undefined:
      outgoing.end(message.body);
      break;
    case "stalled":
      outgoing.write(firstHalf(message.body));
      break;
    case "truncated":
      outgoing.write(firstHalf(message.body), () => incoming.socket.destroy());
      break;
    case "dripping":
      outgoing.flushHeaders();
      for (let at = 0; at < message.body.length && !signal.aborted; at++) {
        await clock.sleep(dripInterval, signal);
        outgoing.write(message.body.subarray(at, at + 1));
      }
      outgoing.end();
  }
}

/** The first lines of an answer of HTTP/1.0. */
function headOf(message: Message): Buffer {
  const { status } = message;
  const lines = headerLines(message).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`HTTP/1.0 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", ""].join("\r\n"), "latin1");
}
