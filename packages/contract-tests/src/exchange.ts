import type { Exchange } from "./types.ts";

/**
 * Wraps a fetch so that `record` gets every exchange, byte for byte, once its answer is complete. The caller gets
 * an answer with the same status, headers and bytes. An aborted or failed request is not an exchange: it is passed on only.
 */
export function withRecording(
  fetch: (request: Request) => Promise<Response>,
  record: (exchange: Exchange) => void,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const start = performance.now();
    const response = await fetch(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    record({
      request: { method, url, headers, body },
      response: { status: response.status, headers: response.headers, body: bytes },
      durationMilliseconds: performance.now() - start,
    });
    const { status, statusText } = response;
    return new Response(bytes.length === 0 ? null : bytes, { status, statusText, headers: response.headers });
  };
}
