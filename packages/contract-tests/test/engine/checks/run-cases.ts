import type { Exchange, Expectation } from "../../../src/index.ts";
import { exchangeOf, namespace, results, row, runID, toBytes, token } from "../exchanges.ts";
import type { CheckCase } from "./check-case.ts";

const expected: Expectation = { evidence: "observed", statuses: [200] };
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

const webhook = (body: string, method = "POST", type = "application/json") => ({
  method,
  url: "http://receiver.test/",
  headers: { "content-type": type },
  body: toBytes(body),
});
const goodWebhook = webhook(JSON.stringify(row));
const withWebhooks = (...webhooks: (typeof goodWebhook)[]): Expectation => ({ ...expected, webhooks });

/** Of the checks that know what a run is: its rows, its end and its webhook. */
export const runCases: Readonly<Record<string, CheckCase>> = {
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
