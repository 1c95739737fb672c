import type { Exchange } from "../../src/index.ts";

export const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
export const runID = "550e8400-e29b-41d4-a716-446655440000";
export const token = "Bearer a-long-token";

/** A side of an exchange as a test writes it down: the body is text or bytes. */
interface Side {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface ExchangeParts {
  readonly method?: string;
  readonly path?: string;
  readonly request?: Side;
  readonly status?: number;
  readonly response?: Side;
}

const start = JSON.stringify({ jobID: "j", projectID: "p", runID });

/** An exchange in which nothing is wrong: a start in JSON. */
export const goodParts: Required<ExchangeParts> = {
  method: "POST",
  path: "/v1/ExecuteJobAsync",
  request: {
    headers: { Accept: "application/json", Authorization: token, "Content-Type": "application/json" },
    body: start,
  },
  status: 200,
  response: {
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify({ runID, started: true, error: null }),
  },
};

/** The good exchange, with some of its parts replaced. A side that is given replaces the whole side. */
export function exchangeOf(parts: ExchangeParts = {}): Exchange {
  const { method, path, request, status, response } = { ...goodParts, ...parts };
  return {
    request: { method, url: `http://api.test${path}`, headers: request.headers ?? {}, body: toBytes(request.body) },
    response: { status, headers: response.headers ?? {}, body: toBytes(response.body) },
  };
}

export function toBytes(body: string | Uint8Array = ""): Uint8Array {
  return typeof body === "string" ? new TextEncoder().encode(body) : body;
}

/** A start in XML, with this content between the root's tags. */
export function xmlRequest(content: string, accept = "application/xml"): Side {
  return {
    headers: { Accept: accept, Authorization: token, "Content-Type": "application/xml" },
    body: `<execJobAsyncRequest xmlns="${namespace}">${content}</execJobAsyncRequest>`,
  };
}

export const xmlMembers = `<jobID>j</jobID><projectID>p</projectID><runID>${runID}</runID>`;

/** An answer to a start in XML, with this content between the root's tags. */
export function xmlResponse(content: string): Side {
  const instance = "http://www.w3.org/2001/XMLSchema-instance";
  return {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
    body: `<execJobAsyncResponse xmlns:i="${instance}" xmlns="${namespace}">${content}</execJobAsyncResponse>`,
  };
}

export const xmlAnswer = `<error i:nil="true" /><runID>${runID}</runID><started>true</started>`;

/** An error as the server writes it in JSON. */
export function errorResponse(message: string, headers: Readonly<Record<string, string>> = {}): Side {
  return {
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify({ Message: message }),
  };
}

/** The good exchange with these headers of the request too. */
export function withRequestHeaders(headers: Readonly<Record<string, string>>): Exchange {
  const { request } = goodParts;
  return exchangeOf({ request: { ...request, headers: { ...request.headers, ...headers } } });
}

/** The good exchange without one header of the request. */
export function withoutRequestHeader(name: string): Exchange {
  const { [name]: _left, ...headers } = goodParts.request.headers ?? {};
  return exchangeOf({ request: { ...goodParts.request, headers } });
}

/** The good exchange, in XML both ways. */
export const xmlExchange: Exchange = exchangeOf({ request: xmlRequest(xmlMembers), response: xmlResponse(xmlAnswer) });

/** A row of the Results of a run that has ended. */
export const row: Readonly<Record<string, unknown>> = { runID, status: "Complete", totalRows: 10 };

/** The Results of a run, asked for and given in JSON. */
export const results = (rows: readonly unknown[]): Exchange =>
  exchangeOf({
    method: "GET",
    path: `/v1/Results/${runID}`,
    request: { headers: { Accept: "application/json", Authorization: token } },
    response: { headers: goodParts.response.headers ?? {}, body: JSON.stringify(rows) },
  });
