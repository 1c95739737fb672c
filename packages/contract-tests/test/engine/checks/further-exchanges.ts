import type { Exchange, Expectation, Outcome } from "../../../src/index.ts";
import { errorResponse, exchangeOf, goodParts, runID, toBytes, token, xmlMembers, xmlRequest } from "../exchanges.ts";

/** What a check says of an exchange by the published description, at the edges of its claim. */
export type FurtherExchange = readonly [what: string, outcome: Outcome, exchange: Exchange, expectation?: Expectation];

const { request, response } = goodParts;
const json = response.headers ?? {};
const expected: Expectation = { evidence: "observed", statuses: [200] };
const results = (body: string, parts: Parameters<typeof exchangeOf>[0] = {}): Exchange =>
  exchangeOf({
    method: "GET",
    path: `/v1/Results/${runID}`,
    request: { headers: { Accept: "application/json", Authorization: token } },
    response: { headers: json, body },
    ...parts,
  });
const rows = (...values: readonly unknown[]): string => JSON.stringify(values);
const started: Expectation = { ...expected, startedAround: 0 };
const crash = (body: string): Exchange => exchangeOf({ status: 500, response: { headers: json, body } });
const typed = (type: string, parts: Parameters<typeof exchangeOf>[0] = {}): Exchange =>
  exchangeOf({ request: { ...request, headers: { ...request.headers, "Content-Type": type } }, ...parts });
const cached = { ...json, "Cache-Control": "public" };
const xml = xmlRequest(xmlMembers);
const utf16 = (type: string): Exchange =>
  exchangeOf({
    request: {
      headers: { ...xml.headers, "Content-Type": type },
      body: new Uint8Array(Buffer.from(`\ufeff${String(xml.body)}`, "utf16le")),
    },
  });
const webhook = (body: string): Expectation => ({
  ...expected,
  webhooks: [
    { method: "POST", url: "http://r.test/", headers: { "content-type": "application/json" }, body: toBytes(body) },
  ],
});
const start = "/v1/Webhook?instance=i&projectid=p&jobid=j";

/** By the id of the check. */
export const furtherExchanges: Readonly<Record<string, readonly FurtherExchange[]>> = {
  "token-type-bearer": [["an answer about a start", "not-applicable", exchangeOf()]],
  "token-usable": [["an answer about a start", "not-applicable", exchangeOf()]],
  "counters-not-negative": [
    ["rows that are none", "violated", results(rows(null, "x", { totalRows: -1 }))],
    ["an answer that cannot be read", "not-checked", results("{")],
    ["an answer about a start", "not-applicable", exchangeOf()],
    ["an error", "not-applicable", results('{"Message":"no","a":-1}', { status: 404 })],
  ],
  "start-time-plausible": [
    ["rows and times that are none", "held", results(rows(null, 5, { startTime: 5 }, { startTime: "x" })), started],
    ["ten minutes", "held", results(rows({ startTime: "1970-01-01T00:10:00Z" })), started],
    ["half a minute more", "violated", results(rows({ startTime: "1970-01-01T00:10:30Z" })), started],
    ["an answer that cannot be read", "not-checked", results("{"), started],
  ],
  "run-id-echoed": [
    ["no row", "not-applicable", results("[]")],
    [
      "another run, with a query that says nothing",
      "violated",
      results(rows({ runID: "other" }), { path: `/v1/Results/${runID}?x=1` }),
    ],
    [
      "another run, with a query that wins",
      "not-checked",
      results(rows({ runID: "other" }), { path: `/v1/Results/${runID}?ID=other` }),
    ],
    ["the status 299", "not-checked", exchangeOf({ status: 299 })],
    ["the status 300", "not-applicable", exchangeOf({ status: 300 })],
    ["the status 199", "not-applicable", exchangeOf({ status: 199 })],
  ],
  "response-integers-whole": [["no body", "not-applicable", exchangeOf({ response: { headers: json } })]],
  "response-charset-right": [["no body", "not-applicable", exchangeOf({ response: { headers: json } })]],
  "response-members-unique": [
    ["no body", "not-applicable", exchangeOf({ response: { headers: json } })],
    [
      "XML",
      "not-applicable",
      exchangeOf({ response: { headers: { "Content-Type": "application/xml" }, body: "<a/>" } }),
    ],
    ["JSON that cannot be read", "not-checked", exchangeOf({ response: { headers: json, body: "{" } })],
  ],
  "answer-not-shared": [
    [
      "an answer that stands behind nothing",
      "not-applicable",
      exchangeOf({ path: "/token", response: { headers: cached, body: "{}" } }),
    ],
    ["an error", "not-applicable", exchangeOf({ status: 404, response: { ...errorResponse("no"), headers: cached } })],
    [
      "one that has to be asked for again",
      "held",
      exchangeOf({ response: { ...response, headers: { ...json, "Cache-Control": "public, no-cache" } } }),
    ],
  ],
  "observed-members-sent": [["rows that are none", "held", results(rows(null, 5))]],
  "webhook-agrees-with-results": [
    ["a row that is none", "not-checked", results("[5]"), webhook("{}")],
    ["no row", "not-checked", results("[]"), webhook("{}")],
    ["a webhook that is not an object", "violated", results(rows({ runID })), webhook("5")],
    ["a webhook that is a list", "violated", results(rows({ runID })), webhook("[]")],
  ],
  "same-value-in-every-format": [
    ["a member that is missing", "violated", results("[]"), { ...expected, value: [{ runID }] }],
    ["an answer that cannot be read", "not-checked", results("{"), { ...expected, value: [] }],
  ],
  "request-body-well-formed": [
    ["XML in UTF-16 that says so", "held", utf16("application/xml; charset=utf-16")],
    ["XML in UTF-16 that does not", "violated", utf16("application/xml")],
    [
      "JSON in UTF-16 that does not say so",
      "held",
      exchangeOf({
        request: { ...request, body: new Uint8Array(Buffer.from(`\ufeff${String(request.body)}`, "utf16le")) },
      }),
    ],
    ["a body where none is taken", "not-applicable", results("[]", { request: { ...request, body: "5" } })],
  ],
  "request-accept-names-a-format": [
    ["JSON", "not-applicable", exchangeOf({ request: { ...request, headers: { ...request.headers, Accept: "*/*" } } })],
    [
      "any body",
      "not-applicable",
      exchangeOf({ path: start, request: { ...xml, headers: { ...xml.headers, Accept: "*/*" } } }),
    ],
    [
      "an unknown path",
      "not-applicable",
      exchangeOf({ path: "/v1/No", request: { ...xml, headers: { ...xml.headers, Accept: "*/*" } } }),
    ],
  ],
  "unsupported-media-type-refused": [
    [
      "a 401 without a token",
      "not-checked",
      exchangeOf({
        request: { headers: { "Content-Type": "text/csv" }, body: "a" },
        status: 401,
        response: errorResponse("no"),
      }),
    ],
    ["a 401 with a token", "violated", typed("text/csv", { status: 401, response: errorResponse("no") })],
    ["a gateway's answer", "not-checked", typed("text/csv", { status: 503, response: errorResponse("no") })],
    [
      "no body",
      "not-applicable",
      exchangeOf({ request: { headers: { "Content-Type": "text/csv", Authorization: token } } }),
    ],
    [
      "an operation without a body",
      "not-applicable",
      results("[]", { request: { headers: { "Content-Type": "text/csv", Authorization: token }, body: "a" } }),
    ],
  ],
  "wrong-method-refused": [
    ["an unknown path", "not-applicable", exchangeOf({ method: "PUT", path: "/v1/No", status: 200 })],
    ["a method of the path's", "not-applicable", exchangeOf()],
  ],
  "status-expected": [
    [
      "a refusal with the status of a crash",
      "violated",
      crash('{"Message":"no","ModelState":{}}'),
      { ...expected, statuses: [500] },
    ],
    ["a crash", "held", crash('{"Message":"no"}'), { ...expected, statuses: [500] }],
    ["a crash without words", "held", crash("null"), { ...expected, statuses: [500] }],
    ["a crash that cannot be read", "held", crash("{"), { ...expected, statuses: [500] }],
    [
      "a refusal",
      "held",
      exchangeOf({ status: 400, response: { headers: json, body: '{"Message":"no","ModelState":{}}' } }),
      { ...expected, statuses: [400] },
    ],
  ],
  "request-members-known": [
    ["nothing", "not-checked", exchangeOf({ request: { ...request, body: "null" } })],
    ["a number", "not-checked", exchangeOf({ request: { ...request, body: "5" } })],
    ["JSON that cannot be read", "not-checked", exchangeOf({ request: { ...request, body: "{" } })],
    ["no body", "not-applicable", exchangeOf({ request: { headers: request.headers ?? {} } })],
    ["any body", "not-applicable", exchangeOf({ path: start, request: { ...request, body: '{"zoo":1}' } })],
  ],
  "request-parameters-match": [
    ["a query that wins in other letters", "violated", results("[]", { path: `/v1/Results/${runID}?ID=zzz` })],
    ["a query of another name", "held", results("[]", { path: `/v1/Results/${runID}?page=1` })],
    ["parameters in other letters", "held", exchangeOf({ path: "/v1/Webhook?INSTANCE=i&ProjectID=p&JOBID=j" })],
    ["a parameter that is missing", "violated", exchangeOf({ path: "/v1/Webhook?instance=i&projectid=p" })],
  ],
  "request-xml-valid": [
    ["any XML", "not-applicable", exchangeOf({ path: start, request: { ...xml, body: "<a/>" } })],
    [
      "XML where forms alone are taken",
      "not-checked",
      exchangeOf({ path: "/token", request: { ...xml, body: "<a/>" } }),
    ],
    ["no body", "not-applicable", exchangeOf({ request: { headers: xml.headers ?? {} } })],
    ["bytes that are not text", "not-checked", exchangeOf({ request: { ...xml, body: Uint8Array.of(0x3c, 0xff) } })],
  ],
};
