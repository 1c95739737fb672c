import type { Exchange, Expectation } from "../../../src/index.ts";
import {
  exchangeOf,
  goodParts,
  results,
  row,
  runID,
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

const cached = (cacheControl: string): Exchange =>
  exchangeOf({
    response: { ...goodParts.response, headers: { ...goodParts.response.headers, "Cache-Control": cacheControl } },
  });

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
  "answer-not-shared": {
    satisfies: cached("no-cache"),
    violates: [
      { what: "a public answer", exchange: cached("public"), found: "public" },
      { what: "one for a minute", exchange: cached("private, max-age=60"), found: "max-age=60" },
      { what: "one for shared caches", exchange: cached("s-maxage=1"), found: "s-maxage=1" },
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
};
