import type { Exchange, Mock } from "../../src/index.ts";
import { namespace, runID, token } from "../engine/exchanges.ts";

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends one request to a mock; both sides of it, byte for byte. With a token, unless one is given. */
export async function ask(mock: Mock, asked: Asked): Promise<Exchange> {
  const { method = "POST", path = "/v1/ExecuteJobAsync", body } = asked;
  const headers = new Headers({ Authorization: token, ...asked.headers });
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const request = new Request(`http://mock.test${path}`, {
    method,
    headers,
    ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
  });
  const response = await mock.fetch(request);
  return {
    request: { method, url: request.url, headers: request.headers, body: bytes ?? new Uint8Array() },
    response: {
      status: response.status,
      headers: response.headers,
      body: new Uint8Array(await response.arrayBuffer()),
    },
  };
}

export function textOf({ response }: Exchange): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(response.body);
}

export function headerOf({ response }: Exchange, name: string): string | null {
  return new Headers(response.headers).get(name);
}

/** The three members that must be there, in each format. */
export const starts = {
  json: JSON.stringify({ jobID: "j", projectID: "p", runID }),
  xml: `<execJobAsyncRequest xmlns="${namespace}"><jobID>j</jobID><projectID>p</projectID><runID>${runID}</runID></execJobAsyncRequest>`,
  form: `jobID=j&projectID=p&runID=${runID}`,
} as const;

export const json = { "Content-Type": "application/json" };
export const xml = { "Content-Type": "application/xml", Accept: "application/xml" };
export const form = { "Content-Type": "application/x-www-form-urlencoded" };
