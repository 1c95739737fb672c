import type { Fetch } from "../src/index.ts";

/** What crossed the wire, as text. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface RecordingFetch extends Fetch {
  readonly sent: Sent[];
}

/** A fetch that keeps every request and gives the answer that it was told to give. */
export function recordingFetch(answer: () => Response | Promise<Response>): RecordingFetch {
  const sent: Sent[] = [];
  const fetch = async (request: Request) => {
    const { method, url, headers } = request;
    sent.push({ method, url, headers, body: await request.text() });
    return answer();
  };
  return Object.assign(fetch, { sent });
}

export function jsonAnswer(value: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(value), {
    ...init,
    headers: { "Content-Type": "application/json; charset=utf-8", ...init.headers },
  });
}

export function xmlAnswer(text: string, init: ResponseInit = {}): Response {
  return new Response(text, {
    ...init,
    headers: { "Content-Type": "application/xml; charset=utf-8", ...init.headers },
  });
}
