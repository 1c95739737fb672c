import {
  errorResponse,
  exchangeOf,
  goodParts,
  runID,
  token,
  xmlAnswer,
  xmlMembers,
  xmlRequest,
  xmlResponse,
} from "../exchanges.ts";
import { type SilentCase, silentAnswerCases } from "./silent-answer-cases.ts";

const { request, response } = goodParts;
const html = { headers: { "Content-Type": "text/html" }, body: "<html>" };
const refused = errorResponse("no");
const cut = { ...response, body: '{"runID":' };
const bodiless = exchangeOf({ request: {}, status: 401, response: refused });
const unknownPath = exchangeOf({ path: "/v1/Nothing", status: 404, response: refused });
const results = exchangeOf({
  method: "GET",
  path: `/v1/Results/${runID}`,
  request: { headers: { Authorization: token } },
  response: { ...response, body: "null" },
});
const resultsWithBody = exchangeOf({
  method: "GET",
  path: `/v1/Results/${runID}`,
  request: { ...request, body: "5" },
  response: { ...response, body: "null" },
});
const webhook = exchangeOf({
  path: "/v1/Webhook?instance=i&projectid=p&jobid=j",
  request: { headers: { "Content-Type": "text/xml", Accept: "*/*" }, body: "<any/>" },
});
const texts = { ...request, headers: { ...request.headers, "Content-Type": "text/plain" } };
const tokenForm = exchangeOf({
  path: "/token",
  request: {
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/xml" },
    body: "grant_type=x",
  },
  status: 400,
  response: { ...response, body: '{"error":"unsupported_grant_type"}' },
});

/** Exchanges of which a check can say nothing: whether the claim is about others, or the exchange cannot tell. */
export const silentCases: Readonly<Record<string, readonly SilentCase[]>> = {
  "method-known": [["an unknown path", "not-applicable", unknownPath]],
  "request-media-type-declared": [
    ["an operation without a body", "not-applicable", results],
    ["a body where none is asked for", "not-applicable", resultsWithBody],
    ["no body", "not-applicable", bodiless],
  ],
  "request-body-well-formed": [
    ["an operation without a body", "not-applicable", results],
    ["any body", "not-applicable", webhook],
    ["an undocumented media type", "not-checked", exchangeOf({ request: texts, status: 415, response: refused })],
  ],
  "request-body-matches-schema": [
    ["an operation without a body", "not-applicable", results],
    ["any body", "not-applicable", webhook],
    ["no body", "not-applicable", bodiless],
    ["half a body", "not-checked", exchangeOf({ request: { ...request, body: "{" } })],
  ],
  "request-members-known": [
    ["any body", "not-applicable", webhook],
    ["no body", "not-applicable", bodiless],
    ["half a body", "not-checked", exchangeOf({ request: { ...request, body: "{" } })],
    ["a body without members", "not-checked", exchangeOf({ request: { ...request, body: "5" } })],
  ],
  "request-text-well-formed": [
    ["any body", "not-applicable", webhook],
    ["no body", "not-applicable", bodiless],
    ["half a body", "not-checked", exchangeOf({ request: { ...request, body: "{" } })],
  ],
  "request-xml-valid": [
    ["JSON", "not-applicable", exchangeOf()],
    ["any body", "not-applicable", webhook],
    ["half a body", "not-checked", exchangeOf({ request: xmlRequest("<jobID>") })],
  ],
  "request-parameters-match": [["an operation without parameters", "not-applicable", exchangeOf()]],
  "request-credentials-sent": [
    ["an operation that asks for no token", "not-applicable", tokenForm],
    ["an operation that may not ask for one", "not-applicable", webhook],
  ],
  "request-accept-names-a-format": [
    ["JSON", "not-applicable", exchangeOf()],
    ["any body", "not-applicable", webhook],
  ],
  "status-documented": [
    ["an unknown path", "not-applicable", unknownPath],
    ["what nobody knows", "not-applicable", exchangeOf({ status: 418 }), { evidence: "assumed", statuses: [418] }],
  ],
  "response-media-type-documented": [
    ["no body", "not-applicable", exchangeOf({ status: 404, response: {} })],
    ["an undocumented status", "not-checked", exchangeOf({ status: 418 })],
  ],
  "response-media-type-negotiated": [
    ["no body", "not-applicable", exchangeOf({ status: 404, response: {} })],
    ["an undocumented status", "not-checked", exchangeOf({ status: 418 })],
    ["an undocumented media type", "not-checked", exchangeOf({ response: html })],
    ["an answer that has one media type only", "not-applicable", tokenForm],
  ],
  "response-charset-right": [
    ["no body", "not-applicable", exchangeOf({ status: 404, response: {} })],
    ["HTML", "not-applicable", exchangeOf({ response: html })],
  ],
  "response-body-well-formed": [
    ["an empty 404", "not-applicable", exchangeOf({ status: 404, response: {} })],
    ["an answer to HEAD", "not-applicable", exchangeOf({ method: "HEAD", status: 405, response: {} })],
    ["an undocumented media type", "not-checked", exchangeOf({ response: html })],
  ],
  "response-body-matches-schema": [
    ["no body", "not-applicable", exchangeOf({ status: 404, response: {} })],
    ["half a body", "not-checked", exchangeOf({ response: cut })],
    ["an undocumented status", "not-checked", exchangeOf({ status: 418 })],
  ],
  "response-xml-valid": [
    ["JSON", "not-applicable", exchangeOf()],
    ["half a body", "not-checked", exchangeOf({ response: xmlResponse("<error>") })],
    [
      "an undocumented status",
      "not-checked",
      exchangeOf({ request: xmlRequest(xmlMembers), status: 418, response: xmlResponse(xmlAnswer) }),
    ],
  ],
  "no-stack-trace": [["no body", "not-applicable", exchangeOf({ status: 404, response: {} })]],
  "no-html": [["no body", "not-applicable", exchangeOf({ status: 404, response: {} })]],
  "unauthorized-has-challenge": [["another status", "not-applicable", exchangeOf()]],
  "missing-token-refused": [
    ["a token", "not-applicable", exchangeOf()],
    ["no token where none is needed", "not-applicable", tokenForm],
    ["a server that is away", "not-checked", exchangeOf({ request: {}, status: 501, response: html })],
    ["a server that is busy", "not-checked", exchangeOf({ request: {}, status: 429, response: html })],
  ],
  "method-not-allowed-has-allow": [["another status", "not-applicable", exchangeOf()]],
  "wrong-method-refused": [
    ["the right method", "not-applicable", exchangeOf()],
    ["an unknown path", "not-applicable", unknownPath],
    ["a server that is away", "not-checked", exchangeOf({ method: "PUT", status: 501, response: html })],
  ],
  "unsupported-media-type-refused": [
    ["a documented media type", "not-applicable", exchangeOf()],
    ["no body", "not-applicable", bodiless],
    ["a body where none is asked for", "not-applicable", resultsWithBody],
    ["an operation that reads everything as a form", "not-applicable", tokenForm],
    [
      "a range",
      "not-applicable",
      exchangeOf({ request: { ...request, headers: { "Content-Type": "application/*" } } }),
    ],
    ["no token either", "not-checked", exchangeOf({ request: { body: "x" }, status: 401, response: refused })],
    ["a server that is away", "not-checked", exchangeOf({ request: texts, status: 501, response: html })],
    ["a server that is busy", "not-checked", exchangeOf({ request: texts, status: 429, response: html })],
  ],
  "run-id-echoed": [
    ["an error", "not-applicable", exchangeOf({ status: 500, response: refused })],
    [
      "an error about a run",
      "not-applicable",
      exchangeOf({ status: 500, response: { ...response, body: '{"runID":"x"}' } }),
    ],
    ["a request that names no run", "not-applicable", webhook],
    ["a run with a blank name", "not-applicable", exchangeOf({ request: { ...request, body: '{"runID":" "}' } })],
    ["half an answer", "not-checked", exchangeOf({ response: cut })],
    ["results without a list", "not-applicable", results],
  ],
  ...silentAnswerCases,
};
