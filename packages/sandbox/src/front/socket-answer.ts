import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import { type Answer, dripInterval, firstHalf } from "./answer.ts";
import { type Message, messageOf } from "./message.ts";

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
  outgoing.writeHead(message.status, headersOf(message));
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

/** The values of each name together, as Node.js takes them. */
function headersOf({ headers }: Message): OutgoingHttpHeaders {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    values[name] = [...(values[name] ?? []), value];
  }
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}
