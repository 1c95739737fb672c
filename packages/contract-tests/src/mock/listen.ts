import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExchangeRequest, ExchangeResponse } from "../types.ts";
import { whyNotListening } from "./why-not-listening.ts";

/** Where a server listens. */
export interface ListenOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1: this machine alone. */
  readonly host?: string;
}

/** A server that listens. */
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

/** Serves HTTP with a function. Rejects with a KitError when the port cannot be had. */
export async function listen(
  respond: (request: ExchangeRequest) => Promise<ExchangeResponse>,
  options: ListenOptions = {},
): Promise<Listener> {
  const { port = 0, host = "127.0.0.1" } = options;
  let underWay = 0;
  let isClosing = false;
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    underWay += 1;
    outgoing.once("close", () => {
      underWay -= 1;
      closeUnused();
    });
    const request = await readRequest(incoming);
    if (request === undefined) {
      return;
    }
    if ("refusal" in request) {
      const { refusal, status } = request;
      outgoing.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
      outgoing.end(`${refusal}\n`);
      return;
    }
    const { status, headers, body } = await respond(request);
    outgoing.writeHead(status, Object.fromEntries(new Headers(headers)));
    outgoing.end(body);
  };
  const server = createServer((incoming, outgoing) => {
    // Whatever a caller sends, and whatever becomes of the answer, the others are served.
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  /** A connection that a caller has opened and not used yet would hold up the end for seconds. */
  const closeUnused = (): void => {
    if (isClosing && underWay === 0) {
      server.closeAllConnections();
    }
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(whyNotListening(error, host, port)));
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

/** What nobody looks at further. */
interface Refusal {
  readonly status: number;
  readonly refusal: string;
}

/** Undefined when the caller went away before the request was complete: then there is nobody to answer. */
async function readRequest(incoming: IncomingMessage): Promise<ExchangeRequest | Refusal | undefined> {
  const url = addressOf(incoming);
  if (url === undefined) {
    return { status: 400, refusal: "The address or the Host of this request is none" };
  }
  const body = await readBody(incoming);
  if (body === undefined) {
    return undefined;
  }
  if (body === "too long") {
    return { status: 413, refusal: `The body is longer than ${maxBodyBytes} bytes` };
  }
  return {
    method: incoming.method ?? "GET",
    url,
    headers: new Headers(
      Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
        (values ?? []).map((value): [string, string] => [name, value]),
      ),
    ),
    body,
  };
}

/** A proxy is given the whole address. */
function addressOf({ headers, url = "/" }: IncomingMessage): string | undefined {
  const address = /^https?:\/\//i.test(url) ? url : `http://${headers.host ?? "localhost"}${url}`;
  return URL.canParse(address) ? address : undefined;
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
