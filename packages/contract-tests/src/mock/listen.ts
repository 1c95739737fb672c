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
  /** Answers what has come in, for a second at most, then stops. */
  close(): Promise<void>;
}

/** What ASP.NET takes unless it is configured otherwise. */
const maxBodyBytes = 4 * 1024 * 1024;

/** In milliseconds. A caller who never ends a request holds nothing up for longer. */
const maxGoodbye = 1000;

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
    if (request === "too long") {
      outgoing.writeHead(413, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      outgoing.end(`The body is longer than ${maxBodyBytes} bytes\n`);
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
        const giveUp = setTimeout(() => server.closeAllConnections(), maxGoodbye);
        server.close((error) => {
          clearTimeout(giveUp);
          return error === undefined ? resolve() : reject(error);
        });
        closeUnused();
      }),
  };
}

/** Undefined when the caller went away before the request was complete: then there is nobody to answer. */
async function readRequest(incoming: IncomingMessage): Promise<ExchangeRequest | "too long" | undefined> {
  const body = await readBody(incoming);
  if (body === undefined || body === "too long") {
    return body;
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

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | "too long" | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      length += (chunk as Uint8Array).length;
      if (length > maxBodyBytes) {
        return "too long";
      }
      chunks.push(chunk as Uint8Array);
    }
  } catch (cause) {
    if (incoming.complete) {
      throw cause;
    }
    return undefined;
  }
  return new Uint8Array(Buffer.concat(chunks));
}
