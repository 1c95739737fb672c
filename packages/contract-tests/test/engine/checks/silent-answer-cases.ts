import type { Exchange, ExchangeRequest, Expectation } from "../../../src/index.ts";
import { errorResponse, exchangeOf, goodParts, runID, toBytes, token, xmlExchange } from "../exchanges.ts";

/** An exchange of which a check can say nothing, and why. */
export type SilentCase = readonly [what: string, outcome: string, exchange: Exchange, expectation?: Expectation];

const good = exchangeOf();
const expected: Expectation = { evidence: "observed", statuses: [200] };
const rows = { minimum: 1, maximum: 1 };
const answered = (body: string): Exchange =>
  exchangeOf({ response: { headers: goodParts.response.headers ?? {}, body } });
const cut = answered('{"runID":');
const empty = exchangeOf({ response: {} });
const refused = exchangeOf({ status: 400, response: errorResponse("no") });
const results = (body: string): Exchange =>
  exchangeOf({
    method: "GET",
    path: `/v1/Results/${runID}`,
    request: { headers: { Authorization: token } },
    response: { headers: goodParts.response.headers ?? {}, body },
  });
const tokenAnswer = (body: string, status = 200): Exchange =>
  exchangeOf({
    path: "/token",
    request: { headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "grant_type=password" },
    status,
    response: { headers: goodParts.response.headers ?? {}, body },
  });
const webhook = (body: string): ExchangeRequest => ({
  method: "POST",
  url: "http://receiver.test/",
  headers: { "content-type": "application/json" },
  body: toBytes(body),
});
const tokenSilence: readonly SilentCase[] = [
  ["another operation", "not-applicable", good],
  ["a refusal", "not-applicable", tokenAnswer('{"error":"invalid_grant"}', 400)],
  ["half a token", "not-checked", tokenAnswer('{"access_token":')],
  ["a number", "not-checked", tokenAnswer("5")],
  ["null", "not-checked", tokenAnswer("null")],
];

/** Of the checks that look at the answer or at what was expected of it. */
export const silentAnswerCases: Readonly<Record<string, readonly SilentCase[]>> = {
  "token-type-bearer": tokenSilence,
  "token-usable": tokenSilence,
  "request-answered": [
    [
      "a connection closed under a long body",
      "not-checked",
      { ...exchangeOf({ status: 0, response: {} }), failure: "write EPIPE" },
      { ...expected, mayCloseEarly: true },
    ],
  ],
  "time-limit-kept": [
    ["no limit", "not-applicable", good],
    ["a duration without a limit", "not-applicable", { ...good, durationMilliseconds: 1 }, expected],
    ["no duration", "not-applicable", good, { ...expected, timeLimitMilliseconds: 1 }],
  ],
  "status-expected": [["no expectation", "not-applicable", good]],
  "response-encoding-asked": [["no expectation", "not-applicable", good]],
  "same-value-in-every-format": [
    ["no other answer", "not-applicable", good, expected],
    ["no expectation", "not-applicable", good],
    ["half a body", "not-checked", cut, { ...expected, value: {} }],
  ],
  "response-integers-whole": [
    ["XML", "not-applicable", xmlExchange],
    ["no body", "not-applicable", empty],
    ["half a body", "not-checked", cut],
  ],
  "response-members-known": [
    ["no body", "not-applicable", empty],
    ["half a body", "not-checked", cut],
    ["an open message", "not-applicable", tokenAnswer('{"access_token":"t","token_type":"bearer","expires_in":1}')],
  ],
  "start-error-has-text": [
    ["an error", "not-applicable", refused],
    [
      "an error that looks like a start",
      "not-applicable",
      exchangeOf({ status: 400, response: { ...goodParts.response, body: '{"started":false,"error":""}' } }),
    ],
    ["a number", "not-applicable", answered("5")],
    ["no body", "not-applicable", empty],
    ["half a body", "not-checked", cut],
    ["rows", "not-applicable", results("[]")],
    ["null", "not-applicable", results("null")],
    ["no error", "not-applicable", answered('{"started":true}')],
    ["no start", "not-applicable", answered('{"error":""}')],
  ],
  "run-has-its-rows": [
    ["no rows to expect", "not-applicable", results("[]"), expected],
    ["no expectation", "not-applicable", results("[]")],
    ["an error", "not-applicable", refused, { ...expected, rows }],
    ["half a body", "not-checked", cut, { ...expected, rows }],
  ],
  "run-ends-with-known-status": [
    ["no end to expect", "not-applicable", results("[{}]"), expected],
    ["an error", "not-applicable", refused, { ...expected, hasEnded: true }],
    ["half a body", "not-checked", cut, { ...expected, hasEnded: true }],
  ],
  "response-members-unique": [
    ["no body", "not-applicable", empty],
    ["half a body", "not-checked", cut],
  ],
  "counters-not-negative": [
    ["a start", "not-applicable", good],
    ["rows that cannot be read", "not-checked", { ...results("[") }],
  ],
  "start-time-plausible": [
    ["no start that is known", "not-applicable", results("[{}]"), expected],
    ["rows that cannot be read", "not-checked", results("["), { ...expected, startedAround: 0 }],
  ],
  "answer-not-shared": [["an error", "not-applicable", refused]],
  "webhook-address-kept": [
    ["none came", "not-applicable", results("[{}]"), { ...expected, webhooks: [] }],
    ["an address without a query", "not-applicable", results("[{}]"), { ...expected, webhooks: [webhook("{}")] }],
  ],
  "webhook-after-end": [
    ["none came", "not-applicable", results("[{}]"), { ...expected, webhooks: [], webhookLead: 1 }],
  ],
  "observed-members-sent": [
    ["a start", "not-applicable", good],
    ["no body", "not-applicable", empty],
    ["half a body", "not-checked", cut],
  ],
  "webhook-arrives-once": [
    ["none asked for", "not-applicable", good, expected],
    ["no expectation", "not-applicable", good],
  ],
  "webhook-agrees-with-results": [
    ["none came", "not-applicable", results("[{}]"), { ...expected, webhooks: [] }],
    ["no row", "not-checked", results("[]"), { ...expected, webhooks: [webhook("{}")] }],
    ["a row that is a list", "not-checked", results("[[]]"), { ...expected, webhooks: [webhook("{}")] }],
    ["null for a row", "not-checked", results("[null]"), { ...expected, webhooks: [webhook("{}")] }],
    ["half a webhook", "not-checked", results("[{}]"), { ...expected, webhooks: [webhook("{")] }],
  ],
};
