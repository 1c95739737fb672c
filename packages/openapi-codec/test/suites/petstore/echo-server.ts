import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
}

export interface Call {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface EchoServer {
  readonly baseUrl: string;
  /** The last one. */
  readonly call: Call;
  /** What the next call is answered with; without it, what was sent comes back. */
  answer: Answer | undefined;
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that sends back what it is sent, unless it is told an answer. */
export async function startEchoServer(): Promise<EchoServer> {
  let call: Call | undefined;
  const server = createServer((incoming, outgoing) => {
    const { method = "", url: path = "", headers } = incoming;
    buffer(incoming).then(
      (body) => {
        call = { method, path, headers, body };
        const echo = { status: 200, contentType: headers["content-type"] ?? "text/plain", body };
        const { status, contentType, body: text } = echoServer.answer ?? echo;
        echoServer.answer = undefined;
        outgoing.writeHead(status, { "content-type": contentType }).end(text);
      },
      (error: unknown) => outgoing.destroy(error as Error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const echoServer: EchoServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get call() {
      if (call === undefined) throw new Error("Nobody has called");
      return call;
    },
    answer: undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return echoServer;
}
