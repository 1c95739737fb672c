import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { loadContract } from "../../src/index.ts";
import { createProxy, type ProxyOptions } from "../../src/proxy/create-proxy.ts";
import type { ProxiedExchange } from "../../src/proxy/judge-passage.ts";

const contract = loadContract();

/** A server for one test, closed at its end. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ url: string }> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A proxy for one test, closed at its end, and the promise of the first exchange that it judges. */
export async function startProxy(
  upstream: string,
  options: Partial<ProxyOptions> = {},
): Promise<{ url: string; judged: Promise<ProxiedExchange> }> {
  const { promise, resolve } = promiseOf<ProxiedExchange>();
  const listener = await createProxy({ upstream, contract, onJudgement: resolve, ...options }).listen();
  onTestFinished(() => listener.close());
  return { url: listener.url, judged: promise };
}

/** A promise, and what fulfils it. */
export function promiseOf<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export interface Answer {
  readonly status: number;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** Sends a request as it stands: nothing is added that node need not add. Rejects when the answer breaks off. */
export async function send(
  url: string,
  { method = "GET", headers = [], body = "" }: { method?: string; headers?: string[]; body?: string | Buffer } = {},
): Promise<Answer> {
  const outgoing = request(url, {
    method,
    headers: ["Host", new URL(url).host, ...headers],
    agent: false,
    maxHeaderSize: 1_000_000,
  });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  return { status: incoming.statusCode ?? 0, rawHeaders: incoming.rawHeaders, body: Buffer.concat(chunks) };
}

export const start = JSON.stringify({ jobID: "j", projectID: "p", runID: "r" });
export const started = JSON.stringify({ runID: "r", started: true, error: null });
export const startHeaders: string[] = [
  ["Authorization", "Bearer a-long-token"],
  ["Content-Type", "application/json"],
  ["Content-Length", String(start.length)],
].flat();
