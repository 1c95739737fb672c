import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExchangeRequest, ExchangeResponse } from "../types.ts";

export interface ListenOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1: this machine alone. */
  readonly host?: string;
}

export interface Listener {
  /** Without a slash at the end. */
  readonly url: string;
  /** Answers what has come in, then stops. */
  close(): Promise<void>;
}

/** Serves HTTP with a function. Rejects when the port cannot be had. */
export async function listen(
  respond: (request: ExchangeRequest) => Promise<ExchangeResponse>,
  options: ListenOptions = {},
): Promise<Listener> {
  const { port = 0, host = "127.0.0.1" } = options;
  let underWay = 0;
  let isClosing = false;
  const server = createServer(async (incoming, outgoing) => {
    underWay += 1;
    outgoing.once("close", () => {
      underWay -= 1;
      closeUnused();
    });
    const request = await readRequest(incoming);
    if (request === undefined) {
      return;
    }
    const { status, headers, body } = await respond(request);
    outgoing.writeHead(status, Object.fromEntries(new Headers(headers)));
    outgoing.end(body);
  });
  /** A connection that a caller has opened and not used yet would hold up the end for seconds. */
  const closeUnused = (): void => {
    if (isClosing && underWay === 0) {
      server.closeAllConnections();
    }
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${actual}`,
    close: () =>
      new Promise((resolve, reject) => {
        isClosing = true;
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        closeUnused();
      }),
  };
}

/** Undefined when the caller went away before the request was complete: then there is nobody to answer. */
async function readRequest(incoming: IncomingMessage): Promise<ExchangeRequest | undefined> {
  const body = await readBody(incoming);
  if (body === undefined) {
    return undefined;
  }
  return {
    method: incoming.method ?? "GET",
    url: `http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`,
    headers: new Headers(
      Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
        (values ?? []).map((value): [string, string] => [name, value]),
      ),
    ),
    body,
  };
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
  } catch (cause) {
    if (incoming.complete) {
      throw cause;
    }
    return undefined;
  }
  return new Uint8Array(Buffer.concat(chunks));
}
