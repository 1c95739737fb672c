/** The standard fetch, reduced to what is used of it. */
export type Fetch = (request: Request) => Promise<Response>;

/** A request that can be sent any number of times: its body is text or bytes, never a stream. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What every layer of the transport takes and gives. */
export type Send = (request: OutgoingRequest) => Promise<Response>;

/** The innermost layer. A redirected start would become a GET, or reach a second server: none is followed. */
export function createSend(fetch: Fetch | undefined): Send {
  return ({ url, method, headers, body, signal }) => {
    const init: RequestInit = { method, headers, body: body ?? null, signal: signal ?? null, redirect: "manual" };
    return fetch === undefined ? globalThis.fetch(url, init) : fetch(new Request(url, init));
  };
}

/** A request of client.api, as one that can be sent again. */
export async function replayable(request: Request): Promise<OutgoingRequest> {
  const { method, url, headers, signal } = request;
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { method, url, headers, body, signal };
}
