import { gzipSync } from "node:zlib";
import type { Transport } from "../faults/fault.ts";
import { encodeReply, type Reply } from "../wire/http/reply.ts";

/** An answer as it goes over a connection. */
export interface Message {
  readonly status: number;
  /** Names in lower case; one may stand twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

export function messageOf(reply: Reply, transport: Transport): Message {
  const plain = encodeReply(reply);
  const isPacked = transport.compressed === true && plain.length > 0;
  const body = isPacked ? new Uint8Array(gzipSync(plain)) : plain;
  const own = Object.entries(reply.headers);
  return {
    status: reply.status,
    headers: [
      ...own,
      ...own.filter(([name]) => transport.repeatedHeaders?.includes(name)),
      ...(isPacked ? [["content-encoding", "gzip"] as const] : []),
      ...lengthHeaders(transport, reply, body),
    ],
    body,
  };
}

function lengthHeaders(
  { closes, length, version }: Transport,
  { text }: Reply,
  { length: bytes }: Uint8Array,
): readonly (readonly [name: string, value: string])[] {
  if (version === "1.0") {
    return [["connection", "close"]];
  }
  return [
    ...(length === "chunked"
      ? []
      : [["content-length", String(length === "characters" ? text.length : bytes)] as const]),
    ...(closes === true ? [["keep-alive", "timeout=60"] as const] : []),
  ];
}
