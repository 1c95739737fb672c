import type { ExchangeRequest, ExchangeResponse } from "../types.ts";

/** An answer, and what the sending of its request was like where that is worth a word. */
export interface Answer extends ExchangeResponse {
  readonly note?: string;
}

/** Sends a request as it is and reads the answer to its end. Rejects when there is none, or not all of it. */
export type Send = (request: ExchangeRequest, signal: AbortSignal) => Promise<Answer>;

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
