/** The standard fetch, reduced to what is used of it. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * Bytes that no other thread can change, as bodies of requests must be. Said so that TypeScript before 5.7, whose
 * Uint8Array takes no type argument, reads it too.
 */
export type Bytes = ReturnType<TextEncoder["encode"]>;

/** A request that can be sent any number of times: its body is text or bytes, never a stream. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Bytes | undefined;
  readonly signal: AbortSignal | undefined;
}

/** An answer that has arrived whole, so that reading it can neither fail nor hang. */
export interface ReceivedAnswer {
  /** Its status and headers; its own body is used up. */
  readonly response: Response;
  readonly body: Bytes;
}

/** What every layer of the transport takes and gives. */
export type Send = (request: OutgoingRequest) => Promise<ReceivedAnswer>;

/** What sends: the global fetch, or another one. */
export type Connect = (request: OutgoingRequest) => Promise<Response>;

/** A redirected start would become a GET, or reach a second server: no redirect is followed. */
export function createConnect(fetch: Fetch | undefined): Connect {
  return ({ url, method, headers, body, signal }) => {
    const init: RequestInit = { method, headers, body: body ?? null, signal: signal ?? null, redirect: "manual" };
    return fetch === undefined ? globalThis.fetch(url, init) : fetch(new Request(url, init));
  };
}

/** A request of client.api, as one that can be sent again. */
export async function replayable(request: Request): Promise<OutgoingRequest> {
  const { method, url, signal } = request;
  const headers = Object.fromEntries(request.headers);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { method, url, headers, body, signal };
}

/** An answer for a caller of client.api, whose body can be read. */
export function readable({ response, body }: ReceivedAnswer): Response {
  if (!response.bodyUsed) return response;
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
