import type { Contract, Exchange, Expectation } from "../../../src/index.ts";
import { exchangeOf, goodParts, namespace, runID, token, xmlRequest } from "../exchanges.ts";
import { otherApi } from "./other-api.ts";

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

const json = { "Content-Type": "application/json" };
const bearer = { Authorization: "Bearer a-token" };
const expects = (...statuses: number[]): Expectation => ({ evidence: "documented", statuses });

/** Of the other API: a request without a body, and its answer. */
const other = (
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

const book = { headers: json, body: '{"title":"t","price":1.5}' };
const page = { headers: { "Content-Type": "text/html; charset=utf-8" }, body: "<html>" };
const xmlBook = (members: string) => ({
  headers: { "Content-Type": "application/xml" },
  body: `<book xmlns="urn:books">${members}</book>`,
});
const read = (
  what: string,
  says: string,
  status: number,
  response: { headers?: Record<string, string>; body?: string | Uint8Array },
  headers: Record<string, string> = {},
  expectation?: Expectation,
) => other(what, says, "GET", "/books/1", status, response, { ...bearer, ...headers }, expectation);

const results = (path: string, body: string, status = 200): Exchange =>
  exchangeOf({
    method: "GET",
    path,
    request: { headers: { Authorization: token } },
    status,
    response: { headers: { "Content-Type": "application/json; charset=utf-8" }, body },
  });
const answered = (status: number, body: string, headers: Record<string, string> = {}): Exchange =>
  exchangeOf({ status, response: { headers: { ...goodParts.response.headers, ...headers }, body } });
const ours = (what: string, says: string, exchange: Exchange, expectation?: Expectation): RulingCase => ({
  what,
  says,
  exchange,
  ...(expectation === undefined ? {} : { expectation }),
});
const rowsAt = (startTime: unknown): Exchange =>
  results(`/v1/Results/${runID}`, JSON.stringify([{ runID, startTime }]));
const unordered = exchangeOf({
  request: xmlRequest(`<webHookURL>u</webHookURL><jobID>j</jobID><projectID>p</projectID><runID>${runID}</runID>`),
  response: {
    headers: { "Content-Type": "application/xml; charset=utf-8" },
    body: `<execJobAsyncResponse xmlns="${namespace}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><error i:nil="true"/><runID i:nil="true"/><started>true</started></execJobAsyncResponse>`,
  },
});

/** By the id of the check: where its rule turns, and where another description has another one. */
export const rulingCases: Readonly<Record<string, readonly RulingCase[]>> = {
  "wrong-method-refused": [
    other("OPTIONS", "not-applicable", "OPTIONS", "/books/1", 404),
    other("HEAD of what can be read", "not-applicable", "HEAD", "/books/1", 404),
    other("HEAD of what cannot", "held", "HEAD", "/shelf", 404),
    other("a read that is not described", "not-applicable", "GET", "/shelf", 200, book),
    other("the first refusal", "held", "DELETE", "/books/1", 400),
    other("the last refusal", "held", "DELETE", "/books/1", 499),
    other("a crash", "violated", "DELETE", "/books/1", 500),
    other("not implemented", "held", "DELETE", "/books/1", 501),
    other("a gateway", "not-checked", "DELETE", "/books/1", 502),
    other("done", "violated", "DELETE", "/books/1", 200, book),
    ours("not implemented here", "not-checked", exchangeOf({ method: "DELETE", status: 501, response: {} })),
    ours("a 404 for a method here", "violated", exchangeOf({ method: "DELETE", status: 404, response: {} })),
    ours("a read here", "violated", exchangeOf({ method: "GET", status: 200 })),
    ours("OPTIONS here", "held", exchangeOf({ method: "OPTIONS", status: 405, response: {} })),
  ],
  "response-media-type-negotiated": [
    read("a format of the two", "violated, documented", 200, xmlBook(""), { Accept: "application/json" }),
    read("the right one", "held", 200, book, { Accept: "application/json" }),
    read("one of none", "held", 200, book, { Accept: "image/png" }),
    read("an error", "violated, assumed", 400, xmlBook(""), { Accept: "application/json" }),
    read("a refusal of HTTP's", "not-applicable", 404, page, {}, expects(404)),
    read("a status of nobody's", "not-checked", 418, page),
  ],
  "response-media-type-documented": [
    read("an answer without a word of its body", "not-applicable", 202, page),
    read("a status of nobody's", "not-checked", 418, page),
    read("another type", "violated", 200, { headers: { "Content-Type": "text/plain" }, body: "x" }),
    read("a page that may be", "held", 200, page),
  ],
  "response-charset-right": [
    read("no charset", "not-applicable", 200, book),
    read("another one", "held", 200, {
      headers: { "Content-Type": "application/json; charset=iso-8859-1" },
      body: "5",
    }),
    read("bytes of another one", "violated", 200, {
      headers: { "Content-Type": "application/json; charset=utf-8" },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    }),
    read("a page", "not-applicable", 200, page),
    read("nothing", "not-applicable", 200, { headers: { "Content-Type": "application/json; charset=utf-8" } }),
    ours("a third byte as in a mark", "held", answered(200, '"¿"')),
    ours("nothing here", "not-applicable", answered(200, "")),
    ours("one letter here", "held", answered(200, "5")),
  ],
  "request-parameters-match": [
    ours("the id in the query too", "violated", results("/v1/Results/a?ID=b", "[]")),
    ours("something else in the query", "held", results("/v1/Results/a?other=b", "[]")),
    other("the id in the query too, elsewhere", "held", "GET", "/books/1?id=2", 200, book),
    other("no number", "violated", "GET", "/books/x", 200, book),
    other("a short word", "violated", "GET", "/books/1?lang=a", 200, book),
    other("a long one", "held", "GET", "/books/1?lang=aa", 200, book),
    other("a header", "violated", "GET", "/books/1", 200, book, { "X-Trace": "a" }),
    other("a right header", "held", "GET", "/books/1", 200, book, { "X-Trace": "1" }),
  ],
  "status-expected": [
    ours("a refusal as a crash", "violated", answered(500, '{"Message":"m","ModelState":{}}'), expects(400, 500)),
    ours("a crash", "held", answered(500, '{"Message":"m"}'), expects(500)),
    ours("a crash that says nothing", "held", answered(500, "null"), expects(500)),
    ours("half a crash", "held", answered(500, '{"ModelState":'), expects(500)),
    ours("a text", "held", answered(500, '"ModelState"'), expects(500)),
    ours("a refusal", "held", answered(400, '{"Message":"m","ModelState":{}}'), expects(400)),
    read("a crash elsewhere", "held", 400, { headers: json, body: '{"ModelState":{}}' }, {}, expects(400)),
    other(
      "a crash of another API",
      "held",
      "POST",
      "/shelf",
      500,
      { headers: json, body: '{"ModelState":{}}' },
      bearer,
      expects(500),
    ),
  ],
  "status-documented": [
    read("a refusal of HTTP's", "not-applicable", 404, {}, {}, expects(404)),
    read("a refusal that is described", "held", 400, {}, {}, expects(400)),
    read("a refusal that nobody expects", "violated", 404, {}),
  ],
  "run-id-echoed": [
    ours("the last good status", "not-checked", answered(299, '{"runID":"x"}')),
    ours("the first other one", "not-applicable", answered(300, '{"runID":"x"}')),
    ours("a run that the server lost", "not-checked", unordered),
    ours("a query that wins", "not-checked", results("/v1/Results/a?ID=zzz", '[{"runID":"zzz"}]')),
    ours("a query that says the same", "held", results("/v1/Results/a?id=a", '[{"runID":"a"}]')),
    ours("another query", "violated", results("/v1/Results/a?other=zzz", '[{"runID":"zzz"}]')),
  ],
  "response-members-known": [
    read("more members", "not-applicable", 200, { headers: json, body: '{"pages":1}' }),
    read("more elements", "held", 200, xmlBook("<pages>1</pages>")),
    read("a member in another letter case", "violated", 200, xmlBook("<Title>t</Title>")),
    read("a member in no namespace", "violated", 200, xmlBook('<title xmlns="">t</title>')),
    other("an open answer", "not-applicable", "GET", "/books/1", 400, {
      headers: { "Content-Type": "application/xml" },
      body: "<Problem><x>1</x></Problem>",
    }),
    ours("a row of null", "held", results("/v1/Results/a", "[null]")),
  ],
  "response-headers-match": [
    read("none", "violated", 200, book),
    read("no number", "violated", 200, { ...book, headers: { ...json, "X-Count": "a" } }),
    read("a number", "held", 200, { ...book, headers: { ...json, "X-Count": "1" } }),
    read("a list", "held", 200, { ...book, headers: { ...json, "X-Count": "1", "X-Tags": "a,b" } }),
    read("an object", "held", 200, { ...book, headers: { ...json, "X-Count": "1", "X-Map": "a=b" } }),
  ],
  "request-members-known": [
    {
      ...other("more members", "not-applicable", "PUT", "/books/1", 200, book),
      exchange: exchangeOf({
        method: "PUT",
        path: "/books/1",
        request: { headers: json, body: '{"pages":1}' },
        response: book,
      }),
    },
  ],
  "no-html": [
    read("an answer without a word of its body", "not-applicable", 202, page),
    read("a page that may be", "not-applicable", 200, page),
    read("a page of a status that has none", "violated", 400, page),
    read("no page", "held", 400, { headers: json, body: "{}" }),
  ],
  "unauthorized-has-challenge": [
    other("a key without a challenge", "violated, assumed", "PUT", "/books/1", 401),
    other("a key with one", "held", "PUT", "/books/1", 401, { headers: { "WWW-Authenticate": "Key" } }),
    other("one of two schemes", "held", "POST", "/shelf", 401, { headers: { "WWW-Authenticate": "Basic" } }),
    other("neither", "violated, documented", "POST", "/shelf", 401, { headers: { "WWW-Authenticate": "Key" } }),
  ],
  "missing-token-refused": [
    other("forbidden", "held", "GET", "/books/1", 403, {}, {}),
    other("denied", "held", "GET", "/books/1", 401, {}, {}),
    other("the first of others", "violated", "GET", "/books/1", 402, {}, {}),
    other("not found", "violated", "GET", "/books/1", 404, {}, {}),
    ours("forbidden here", "violated", exchangeOf({ request: {}, status: 403, response: {} })),
  ],
  "answer-not-shared": [
    read("a cache elsewhere", "not-applicable", 200, { ...book, headers: { ...json, "Cache-Control": "public" } }),
    ours("public, and not kept", "held", answered(200, "{}", { "Cache-Control": "public, no-store" })),
    ours("an error that may be kept", "not-applicable", answered(500, "{}", { "Cache-Control": "public" })),
  ],
  "response-encoding-asked": [
    read(
      "gzip elsewhere",
      "not-applicable",
      200,
      { ...book, headers: { ...json, "Content-Encoding": "gzip" } },
      {},
      expects(200),
    ),
  ],
  "response-integers-whole": [
    read("a price", "not-applicable", 200, book),
    ours("one digit", "held", answered(200, "5")),
    ours("no body of JSON", "not-applicable", answered(200, "")),
  ],
  "response-members-unique": [
    ours("one digit", "held", answered(200, "5")),
    ours("no body of JSON", "not-applicable", answered(200, "")),
    read("an answer without a word of its body", "not-applicable", 202, { headers: json, body: '{"a":1,"a":2}' }),
    ours("XML", "not-applicable", unordered),
  ],
  "counters-not-negative": [
    ours("a row of null", "held", results("/v1/Results/a", "[null]")),
    ours("a start that counts", "not-applicable", answered(200, '{"totalRows":-1}')),
    ours("an error", "not-applicable", results("/v1/Results/a", '[{"totalRows":-1}]', 404)),
  ],
  "start-time-plausible": [
    ours("ten minutes", "held", rowsAt("1970-01-01T00:10:00Z"), { ...expects(200), startedAround: 0 }),
    ours("a little more", "violated", rowsAt("1970-01-01T00:10:00.001Z"), { ...expects(200), startedAround: 0 }),
    ours("a row of null", "held", results("/v1/Results/a", "[null]"), { ...expects(200), startedAround: 0 }),
    ours("no text", "held", rowsAt(5), { ...expects(200), startedAround: 0 }),
  ],
  "request-accept-names-a-format": [
    other("anything, elsewhere", "not-applicable", "GET", "/books/1", 200, book, { Accept: "*/*" }),
  ],
  "run-has-its-rows": [
    ours("the lowest number", "held", results("/v1/Results/a", "[{}]"), {
      ...expects(200),
      rows: { minimum: 1, maximum: 2 },
    }),
    ours("the highest", "held", results("/v1/Results/a", "[{},{}]"), {
      ...expects(200),
      rows: { minimum: 1, maximum: 2 },
    }),
    ours("no list", "violated", results("/v1/Results/a", "null"), {
      ...expects(200),
      rows: { minimum: 1, maximum: 1 },
    }),
  ],
  "observed-members-sent": [ours("a row of null", "held", results("/v1/Results/a", "[null]"))],
};
