import { Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { setImmediate } from "node:timers/promises";
import type { ExchangeRequest, ExchangeResponse } from "../types.ts";

/** Sends a request as it is and reads the answer to its end. Rejects when there is none, or not all of it. */
export type Send = (request: ExchangeRequest, signal: AbortSignal) => Promise<ExchangeResponse>;

/**
 * Milliseconds for which a connection that nothing is sent on is kept. Servers close theirs after five seconds and more; a
 * request that they get at that moment is lost, and nobody is to blame.
 */
const longestIdle = 1000;

/** Sends over HTTP without adding any header that `fetch` would add, and without following redirects. */
export function createHttpSend(connections: number): Send & { readonly close: () => void } {
  const options = { keepAlive: true, maxSockets: connections, timeout: longestIdle };
  const http = new HttpAgent(options);
  const https = new HttpsAgent(options);
  const send: Send = async ({ method, url, headers, body }, signal) => {
    // Where this process was busy for a while, what became of idle connections is read first.
    await setImmediate();
    const isSecure = new URL(url).protocol === "https:";
    const length = body.length > 0 || method === "POST" ? { "content-length": String(body.length) } : {};
    return new Promise((resolve, reject) => {
      const outgoing = (isSecure ? requestHttps : requestHttp)(
        url,
        {
          method,
          headers: { ...Object.fromEntries(new Headers(headers)), ...length },
          agent: isSecure ? https : http,
          signal,
        },
        (incoming) => {
          const chunks: Uint8Array[] = [];
          incoming.on("data", (chunk: Uint8Array) => chunks.push(chunk));
          incoming.on("error", reject);
          incoming.on("end", () => {
            const fields = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
              values.map((value): [string, string] => [name, value]),
            );
            resolve({
              status: incoming.statusCode ?? 0,
              headers: new Headers(fields),
              body: new Uint8Array(Buffer.concat(chunks)),
            });
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  };
  return Object.assign(send, {
    close: () => {
      http.destroy();
      https.destroy();
    },
  });
}

/** Sends to a server in this process. */
export function createFetchSend(fetch: (request: Request) => Promise<Response>): Send {
  return async ({ method, url, headers, body }, signal) => {
    const request = new Request(url, {
      method,
      headers: new Headers(headers),
      redirect: "manual",
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const answer = fetch(request).then(async (response) => ({
      status: response.status,
      headers: response.headers,
      body: new Uint8Array(await response.arrayBuffer()),
    }));
    return Promise.race([answer, rejectOnAbort(signal)]);
  };
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
