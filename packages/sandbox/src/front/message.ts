import { gzipSync } from "node:zlib";
import type { Transport } from "../faults/fault.ts";
import { encodeReply, type Reply } from "../wire/http/reply.ts";

/** An answer as it goes over a connection. */
export interface Message {
  readonly status: number;
  /** Names in lower case; one with several values stands as often. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export function messageOf(reply: Reply, transport: Transport): Message {
  const plain = encodeReply(reply);
  const isPacked = transport.compressed === true && plain.length > 0;
  const body = isPacked ? new Uint8Array(gzipSync(plain)) : plain;
  const headers: Record<string, string | string[]> = { ...reply.headers };
  for (const name of transport.repeatedHeaders ?? []) {
    const value = reply.headers[name];
    if (value !== undefined) {
      headers[name] = [value, value];
    }
  }
  if (isPacked) {
    headers["content-encoding"] = "gzip";
  }
  if (transport.version === "1.0") {
    headers["connection"] = "close";
    return { status: reply.status, headers, body };
  }
  if (transport.length !== "chunked") {
    headers["content-length"] = String(transport.length === "characters" ? reply.text.length : body.length);
  }
  if (transport.closes === true) {
    headers["keep-alive"] = "timeout=60";
  }
  return { status: reply.status, headers, body };
}

/** The headers one by one. */
export function headerLines({ headers }: Message): readonly [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}
