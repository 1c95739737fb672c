import type { Exchange, Expectation } from "../../../src/index.ts";
import {
  exchangeOf,
  goodParts,
  namespace,
  runID,
  toBytes,
  token,
  xmlExchange,
  xmlMembers,
  xmlRequest,
  xmlResponse,
} from "../exchanges.ts";
import type { CheckCase } from "./check-case.ts";

const good = exchangeOf();
const expected: Expectation = { evidence: "observed", statuses: [200] };
const answered = (body: string): Exchange =>
  exchangeOf({ response: { headers: goodParts.response.headers ?? {}, body } });
const started = { runID, started: true, error: null };

const row = { runID, status: "Complete", totalRows: 10 };
const results = (rows: readonly unknown[]): Exchange =>
  exchangeOf({
    method: "GET",
    path: `/v1/Results/${runID}`,
    request: { headers: { Accept: "application/json", Authorization: token } },
    response: { headers: goodParts.response.headers ?? {}, body: JSON.stringify(rows) },
  });

const counters = { deletes: 0, errors: 0, ignores: 0, inserts: 0, skips: 0, totalRows: 0, updates: 0 };
const wholeRow = { ...counters, runID, runTime: null, startTime: "2026-01-02T03:04:05", status: "Complete" };
const wholeXml = Object.entries(wholeRow)
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([name, value]) => `<${name}>${value ?? ""}</${name}>`)
  .join("");
const xmlResults = (members: string): Exchange =>
  exchangeOf({
    method: "GET",
    path: `/v1/Results/${runID}`,
    request: { headers: { Accept: "application/xml", Authorization: token } },
    response: {
      headers: { "Content-Type": "application/xml; charset=utf-8" },
      body: `<ArrayOfresultsResponse xmlns="${namespace}"><resultsResponse>${members}</resultsResponse></ArrayOfresultsResponse>`,
    },
  });

const cached = (cacheControl: string): Exchange =>
  exchangeOf({
    response: { ...goodParts.response, headers: { ...goodParts.response.headers, "Cache-Control": cacheControl } },
  });

const webhook = (body: string, method = "POST", type = "application/json") => ({
  method,
  url: "http://receiver.test/",
  headers: { "content-type": type },
  body: toBytes(body),
});
const goodWebhook = webhook(JSON.stringify(row));
const withWebhooks = (...webhooks: (typeof goodWebhook)[]): Expectation => ({ ...expected, webhooks });

const tokenAnswer = (type: string, members: object = {}): Exchange =>
  exchangeOf({
    path: "/token",
    request: { headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "grant_type=password" },
    response: {
      headers: goodParts.response.headers ?? {},
      body: JSON.stringify({ access_token: "t", token_type: type, expires_in: 1, ...members }),
    },
  });

/** Of the checks that need to know more than the contract, and of those that look closer at an answer's value. */
export const expectationCases: Readonly<Record<string, CheckCase>> = {
  "request-answered": {
    satisfies: good,
    violates: [
      {
        what: "a reset connection",
        exchange: { ...exchangeOf({ status: 0, response: {} }), failure: "reset" },
        found: "reset",
      },
      {
        what: "a connection closed under a body of usual length",
        exchange: { ...exchangeOf({ status: 0, response: {} }), failure: "write EPIPE" },
        found: "EPIPE",
      },
      {
        what: "something else than HTTP under a long body",
        exchange: { ...exchangeOf({ status: 0, response: {} }), failure: "Parse Error" },
        expectation: { ...expected, mayCloseEarly: true },
        found: "Parse Error",
      },
    ],
  },
  "status-expected": {
    satisfies: good,
    expectation: expected,
    violates: [{ what: "a refusal", exchange: exchangeOf({ status: 400 }), found: "400" }],
  },
  "token-type-bearer": {
    satisfies: tokenAnswer("Bearer"),
    violates: [{ what: "another type of token", exchange: tokenAnswer("mac"), found: "mac" }],
  },
  "token-usable": {
    satisfies: tokenAnswer("bearer"),
    violates: [
      { what: "a blank token", exchange: tokenAnswer("bearer", { access_token: " " }), found: '" "' },
      { what: "a token that has ended", exchange: tokenAnswer("bearer", { expires_in: 0 }), found: "0" },
    ],
  },
  "response-encoding-asked": {
    satisfies: good,
    expectation: expected,
    violates: [
      {
        what: "an encoding that nobody asked for",
        exchange: exchangeOf({
          response: { ...goodParts.response, headers: { ...goodParts.response.headers, "Content-Encoding": "gzip" } },
        }),
        found: "gzip",
      },
    ],
  },
  "time-limit-kept": {
    satisfies: { ...good, durationMilliseconds: 100 },
    expectation: { ...expected, timeLimitMilliseconds: 100 },
    violates: [{ what: "a millisecond too late", exchange: { ...good, durationMilliseconds: 101 }, found: "101 ms" }],
  },
  "same-value-in-every-format": {
    satisfies: xmlExchange,
    expectation: { ...expected, value: started },
    violates: [
      {
        what: "an empty text for null",
        exchange: exchangeOf({
          request: xmlRequest(xmlMembers),
          response: xmlResponse(`<error /><runID>${runID}</runID><started>true</started>`),
        }),
        found: '""',
      },
    ],
  },
  "response-integers-whole": {
    satisfies: answered(`[{"runID":"${runID}","runTime":"00:00:12.5","totalRows":1e2,"errors":1.0E+2,"skips":15e0}]`),
    violates: [
      {
        what: "a fraction",
        exchange: answered(JSON.stringify({ ...started, rows: 1.5 })),
        found: "1.5",
      },
      { what: "a fraction of nothing", exchange: answered(`{"rows":10.0,"error":"1.5"}`), found: "10.0" },
      { what: "a fraction by its exponent", exchange: answered(`{"rows":15e-1}`), found: "15e-1" },
      { what: "a number beyond all others", exchange: answered(`{"rows":1e999}`), found: "1e999" },
    ],
  },
  "response-members-unique": {
    satisfies: answered(`[{"a":"x\\":","b":{"a":1}},{"a":"{"}]`),
    violates: [
      {
        what: "one member with two values",
        exchange: answered(`{"runID":"${runID}","started":false,"started":true,"error":null}`),
        found: "started",
      },
      { what: "two spellings of one name", exchange: answered(`{"error":null,"err\\u006fr":1}`), found: "error" },
    ],
  },
  "counters-not-negative": {
    satisfies: results([{ ...row, errors: 0 }]),
    violates: [
      {
        what: "a counter that ran over",
        exchange: results([row, { ...row, totalRows: -1_294_967_296 }]),
        found: "-1294967296",
      },
    ],
  },
  "start-time-plausible": {
    satisfies: results([
      { ...row, startTime: "2026-01-02T05:04:05+02:00" },
      { ...row, startTime: "2026-01-01T14:00:00" },
    ]),
    expectation: { ...expected, startedAround: Date.parse("2026-01-02T03:04:05Z") },
    violates: [
      {
        what: "local time with a Z",
        exchange: results([{ ...row, startTime: "2026-01-02T08:04:05Z" }]),
        found: "08:04:05Z",
      },
    ],
  },
  "answer-not-shared": {
    satisfies: cached("no-cache"),
    violates: [
      { what: "a public answer", exchange: cached("public"), found: "public" },
      { what: "one for a minute", exchange: cached("private, max-age=60"), found: "max-age=60" },
      { what: "one for shared caches", exchange: cached("s-maxage=1"), found: "s-maxage=1" },
    ],
  },
  "webhook-address-kept": {
    satisfies: results([row]),
    expectation: {
      ...expected,
      webhooks: [{ ...goodWebhook, url: "http://receiver.test/r?Sig=a%2Bb" }],
      webhookQuery: "?Sig=a%2Bb",
    },
    violates: [
      {
        what: "an address without its query",
        exchange: results([row]),
        expectation: { ...withWebhooks(goodWebhook), webhookQuery: "?a=B" },
        found: "no query",
      },
      {
        what: "a query in small letters",
        exchange: results([row]),
        expectation: {
          ...withWebhooks({ ...goodWebhook, url: "http://receiver.test/?a=b" }),
          webhookQuery: "?a=B",
        },
        found: "?a=b",
      },
    ],
  },
  "response-members-known": {
    satisfies: results([row]),
    violates: [
      {
        what: "an unknown member in an object",
        exchange: answered(JSON.stringify({ ...started, log: [] })),
        found: "log",
      },
      { what: "in a row", exchange: results([row, { ...row, log: [] }]), found: "log" },
    ],
  },
  "start-error-has-text": {
    satisfies: good,
    violates: [
      {
        what: "started with an empty error",
        exchange: answered(JSON.stringify({ ...started, error: "" })),
        found: '""',
      },
      {
        what: "refused without one",
        exchange: answered(JSON.stringify({ ...started, started: false })),
        found: "null",
      },
      {
        what: "refused with an empty one",
        exchange: answered(JSON.stringify({ ...started, started: false, error: "" })),
        found: '""',
      },
    ],
  },
  "run-has-its-rows": {
    satisfies: results([row]),
    expectation: { ...expected, rows: { minimum: 1, maximum: 1 } },
    violates: [
      { what: "no row", exchange: results([]), found: "0" },
      { what: "too many", exchange: results([row, row]), found: "2" },
    ],
  },
  "run-ends-with-known-status": {
    satisfies: results([row, { ...row, status: "Failed" }]),
    expectation: { ...expected, hasEnded: true },
    violates: [
      {
        what: "a run that is still running",
        exchange: results([row, { ...row, status: "Running" }]),
        found: "Running",
      },
      { what: "in another letter case", exchange: results([{ ...row, status: "complete" }]), found: "complete" },
      { what: "no status", exchange: results([{ runID }]), found: "no status" },
    ],
  },
  "webhook-arrives-once": {
    satisfies: results([row]),
    expectation: withWebhooks(goodWebhook),
    violates: [
      { what: "no delivery", exchange: results([row]), expectation: withWebhooks(), found: "0 requests" },
      {
        what: "twice",
        exchange: results([row]),
        expectation: withWebhooks(goodWebhook, goodWebhook),
        found: "2 requests",
      },
    ],
  },
  "webhook-after-end": {
    satisfies: results([row]),
    expectation: withWebhooks(goodWebhook),
    violates: [
      {
        what: "a run that goes on",
        exchange: results([row]),
        expectation: { ...withWebhooks(goodWebhook), webhookLead: 1 },
        found: "1 ms",
      },
    ],
  },
  "observed-members-sent": {
    satisfies: results([wholeRow, wholeRow]),
    violates: [
      { what: "an empty row", exchange: results([{}]), found: "no deletes, errors" },
      {
        what: "a row with one less",
        exchange: results([wholeRow, { ...wholeRow, skips: undefined }]),
        found: "no skips",
      },
      {
        what: "XML without one",
        exchange: xmlResults(wholeXml.replace(/<ignores>.*<\/ignores>/, "")),
        found: "no ignores",
      },
    ],
  },
  "webhook-is-json-post": {
    satisfies: results([row]),
    expectation: withWebhooks(goodWebhook),
    violates: [
      { what: "a PUT", exchange: results([row]), expectation: withWebhooks(webhook("{}", "PUT")), found: "PUT" },
      {
        what: "plain text",
        exchange: results([row]),
        expectation: withWebhooks(webhook("{}", "POST", "text/plain")),
        found: "text/plain",
      },
      {
        what: "UTF-16",
        exchange: results([row]),
        expectation: withWebhooks(webhook("{}", "POST", "application/json; charset=utf-16")),
        found: "charset=utf-16",
      },
    ],
  },
  "webhook-matches-schema": {
    satisfies: results([row]),
    expectation: withWebhooks(goodWebhook),
    violates: [
      {
        what: "a delivery that is cut off",
        exchange: results([row]),
        expectation: withWebhooks(webhook('{"runID"')),
        found: '{"runID"',
      },
      { what: "a list", exchange: results([row]), expectation: withWebhooks(webhook("[]")), found: "[]" },
    ],
  },
  "webhook-agrees-with-results": {
    satisfies: results([row]),
    expectation: withWebhooks(webhook(JSON.stringify({ ...row, runID: runID.toUpperCase() }))),
    violates: [
      { what: "another number", exchange: results([{ ...row, totalRows: 11 }]), found: "10" },
      {
        what: "another run",
        exchange: results([row]),
        expectation: withWebhooks(webhook(JSON.stringify({ ...row, runID: "other" }))),
        found: "other",
      },
      { what: "no run", exchange: results([row]), expectation: withWebhooks(webhook("{}")), found: "nothing" },
      { what: "a list", exchange: results([row]), expectation: withWebhooks(webhook("[]")), found: "nothing" },
    ],
  },
};
