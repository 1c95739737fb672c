import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface PageServer {
  readonly url: string;
  readonly close: () => void;
}

/** Serves an empty page, a script at `/smoke.js`, and the API behind it: the API sends no CORS headers. */
export async function servePage(script: string, apiUrl: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    answer(request, response, script, apiUrl).catch((error: Error) => response.writeHead(502).end(error.message));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  script: string,
  apiUrl: string,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  if (url === "/")
    return void response.setHeader("Content-Type", "text/html").end("<!doctype html><title>smoke</title>");
  if (url === "/smoke.js") return void response.setHeader("Content-Type", "text/javascript").end(script);
  const headers = new Headers();
  for (const name of ["accept", "authorization", "content-type"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const body = method === "GET" ? null : await buffer(request);
  const answered = await fetch(new URL(url, apiUrl), { method, headers, body });
  response.writeHead(answered.status, { "Content-Type": answered.headers.get("Content-Type") ?? "" });
  response.end(Buffer.from(await answered.arrayBuffer()));
}
