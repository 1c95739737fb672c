import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createBudget } from "../budget.ts";
import type { Clock } from "../clock.ts";
import type { AnswerPage } from "../pages/pages.ts";
import type { AnswerRequest } from "./answer.ts";
import { answerCrossOrigin } from "./cross-origin.ts";
import { refusalOfCaller, usualHost, usualOrigin } from "./guard.ts";
import { isLoopback } from "./loopback.ts";
import type { BodyLimits } from "./read-body.ts";
import { answerOnSocket } from "./socket-answer.ts";
import { requestOf } from "./socket-request.ts";

export interface ListenOptions {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** 127.0.0.1 by default, which nobody else can reach. */
  readonly host?: string;
  /** Hosts that requests may name beside the loopback addresses; matters while it listens on one of those. None by default. */
  readonly allowedHosts?: readonly string[];
  /** Origins, such as `http://localhost:3000`, whose pages may ask and read the answers. None by default. */
  readonly allowedOrigins?: readonly string[];
  /** Whether people are served pages of the sandbox's own: `/docs`, to try each operation, and `/console`. False by default. */
  readonly pages?: boolean;
}

/** A sandbox that listens on a port. */
export interface Listener {
  /** The base address, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

export interface ListenerParts {
  readonly answer: AnswerRequest;
  /** Undefined where no pages are served. */
  readonly answerPage: AnswerPage | undefined;
  readonly clock: Clock;
  readonly limits: BodyLimits;
  readonly onFailure: (what: string, cause: unknown) => void;
}

/** Requests that wait for an answer. More are refused. */
const maxRequestsAtOnce = 10_000;
/** Bytes of answers that nobody has taken yet. A connection that would hold more is cut. */
const maxUnsentBytes = 256 * 2 ** 20;

/** Serves requests with Node.js; rejects where the port cannot be had, or an allowed host or origin cannot be one. */
export async function listen(parts: ListenerParts, options: ListenOptions): Promise<Listener> {
  const { port = 0, host = "127.0.0.1" } = options;
  const allowedHosts = (options.allowedHosts ?? []).map(usualHost);
  const allowedOrigins = (options.allowedOrigins ?? []).map(usualOrigin);
  const isLocal = isLoopback(host.includes(":") ? `[${host}]` : host);
  const waiting = createBudget("requests", maxRequestsAtOnce);
  const unsent = createBudget("bytes of answers", maxUnsentBytes);

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const refusal = refusalOfCaller(incoming, { isLocal, allowedHosts, allowedOrigins });
    if (refusal !== undefined) {
      refuse(outgoing, 403, refusal);
      return;
    }
    if (answerCrossOrigin(incoming, outgoing, allowedOrigins)) {
      return;
    }
    const request = requestOf(incoming, parts.limits);
    if (request === undefined) {
      refuse(outgoing, 400, "The address or the Host of this request is none.");
      return;
    }
    const gone = new AbortController();
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    const page = await parts.answerPage?.(request);
    const answer = page === undefined ? await parts.answer(request, gone.signal) : { reply: page, transport: {} };
    await answerOnSocket(answer, incoming, outgoing, parts.clock, gone.signal);
    const length = outgoing.writableLength;
    if (length > 0 && !gone.signal.aborted) {
      outgoing.once("close", () => unsent.give(length));
      unsent.take(length);
    }
  };

  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    // An error of either has closed the connection already.
    incoming.on("error", ignore);
    outgoing.on("error", ignore);
    try {
      waiting.take(1);
      await serve(incoming, outgoing);
    } catch (error) {
      parts.onFailure(`${incoming.method} ${incoming.url}`, error);
      if (outgoing.headersSent) {
        incoming.socket.destroy();
      } else {
        refuse(outgoing, 503, "The sandbox cannot answer now.");
      }
    } finally {
      waiting.give(1);
    }
  };

  const server = createServer((incoming, outgoing) => void take(incoming, outgoing));
  server.on("checkContinue", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!(Number(incoming.headers["content-length"]) > parts.limits.maxBytes)) {
      outgoing.writeContinue();
    }
    void take(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", (error) => parts.onFailure("the listener", error));
  const address = server.address() as AddressInfo;
  const authority = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return { url: `http://${authority}:${address.port}`, port: address.port, close: () => closeServer(server) };
}

function refuse(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  outgoing.end(text);
}

function ignore(): void {}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
