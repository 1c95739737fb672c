import type { Contract, Exchange, Expectation } from "../../../../src/index.ts";
import {
  type ExchangeParts,
  exchangeOf,
  goodParts,
  namespace,
  runID,
  toBytes,
  token,
  xmlMembers,
  xmlRequest,
} from "../../exchanges.ts";
import { otherApi } from "../other-api.ts";

/** An exchange, by which description it is judged, and what a check says of it, with the evidence where that is violated. */
export interface RulingCase {
  readonly what: string;
  /** Default: the published one. */
  readonly contract?: Contract;
  readonly exchange: Exchange;
  readonly expectation?: Expectation;
  /** `held`, `not-applicable`, `not-checked`, or `violated` with the evidence where that is not the check's own. */
  readonly says: string;
}

export const json = { "Content-Type": "application/json" };
export const bearer = { Authorization: "Bearer a-token" };
export const expects = (...statuses: number[]): Expectation => ({ evidence: "documented", statuses });

/** Of the other API: a request without a body, and its answer. */
export const other = (
  what: string,
  says: string,
  method: string,
  path: string,
  status: number,
  response: { headers?: Record<string, string>; body?: string | Uint8Array } = {},
  headers: Record<string, string> = bearer,
  expectation?: Expectation,
): RulingCase => ({
  what,
  says,
  contract: otherApi,
  exchange: exchangeOf({ method, path, request: { headers }, status, response }),
  ...(expectation === undefined ? {} : { expectation }),
});

export const book = { headers: json, body: '{"title":"t","price":1.5}' };
export const page = { headers: { "Content-Type": "text/html; charset=utf-8" }, body: "<html>" };
export const xmlBook = (members: string) => ({
  headers: { "Content-Type": "application/xml" },
  body: `<book xmlns="urn:books">${members}</book>`,
});
export const read = (
  what: string,
  says: string,
  status: number,
  response: { headers?: Record<string, string>; body?: string | Uint8Array },
  headers: Record<string, string> = {},
  expectation?: Expectation,
) => other(what, says, "GET", "/books/1", status, response, { ...bearer, ...headers }, expectation);

export const results = (path: string, body: string, status = 200): Exchange =>
  exchangeOf({
    method: "GET",
    path,
    request: { headers: { Authorization: token } },
    status,
    response: { headers: { "Content-Type": "application/json; charset=utf-8" }, body },
  });
export const answered = (status: number, body: string, headers: Record<string, string> = {}): Exchange =>
  exchangeOf({ status, response: { headers: { ...goodParts.response.headers, ...headers }, body } });
export const ours = (what: string, says: string, exchange: Exchange, expectation?: Expectation): RulingCase => ({
  what,
  says,
  exchange,
  ...(expectation === undefined ? {} : { expectation }),
});
export const rowsAt = (startTime: unknown): Exchange =>
  results(`/v1/Results/${runID}`, JSON.stringify([{ runID, startTime }]));
export const unordered = exchangeOf({
  request: xmlRequest(`<webHookURL>u</webHookURL><jobID>j</jobID><projectID>p</projectID><runID>${runID}</runID>`),
  response: {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
    body: `<execJobAsyncResponse xmlns="${namespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><error i:nil="true"/><runID i:nil="true"/><started>true</started></execJobAsyncResponse>`,
  },
});

/** The Results of the run that everything is about. */
export const ended = (body: string): Exchange => results(`/v1/Results/${runID}`, body);
export const delivered = (body: string): Expectation => ({
  ...expects(200),
  webhooks: [{ method: "POST", url: "http://r.test/", headers: json, body: toBytes(body) }],
});
type Request = NonNullable<ExchangeParts["request"]>;
export const sent = (body: string, headers: Record<string, string> = {}): Request => ({
  headers: { ...(goodParts.request.headers as Record<string, string>), ...headers },
  body,
});
export const xmlOf = (body: string | Uint8Array, headers: Record<string, string> = {}): Request => ({
  headers: { ...(xmlRequest("").headers as Record<string, string>), ...headers },
  body,
});
export const utf16 = (type: string, text = String(xmlRequest(xmlMembers).body)): Exchange =>
  exchangeOf({
    request: xmlOf(new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")), { "Content-Type": type }),
  });
export const csv = { "Content-Type": "text/csv" };
export const webhookStart = "/v1/Webhook?instance=i&projectid=p&jobid=j";
