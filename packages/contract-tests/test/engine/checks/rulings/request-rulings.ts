import { errorResponse, exchangeOf, goodParts, token, xmlRequest } from "../../exchanges.ts";
import {
  book,
  csv,
  json,
  other,
  ours,
  type RulingCase,
  results,
  sent,
  utf16,
  webhookStart,
  xmlOf,
} from "./ruling-case.ts";

/** Of requests: where the rule of a check turns, and where another description has another one. By the id of the check. */
export const requestRulings: Readonly<Record<string, readonly RulingCase[]>> = {
  "request-parameters-match": [
    ours("the id in the query too", "violated", results("/v1/Results/a?ID=b", "[]")),
    ours("something else in the query", "held", results("/v1/Results/a?other=b", "[]")),
    other("the id in the query too, elsewhere", "held", "GET", "/books/1?id=2", 200, book),
    other("no number", "violated", "GET", "/books/x", 200, book),
    other("a short word", "violated", "GET", "/books/1?lang=a", 200, book),
    other("a long one", "held", "GET", "/books/1?lang=aa", 200, book),
    other("a header", "violated", "GET", "/books/1", 200, book, { "X-Trace": "a" }),
    other("a right header", "held", "GET", "/books/1", 200, book, { "X-Trace": "1" }),
    ours("parameters in other letters", "held", exchangeOf({ path: "/v1/Webhook?INSTANCE=i&ProjectID=p&JOBID=j" })),
    ours("a parameter that is missing", "violated", exchangeOf({ path: "/v1/Webhook?instance=i&projectid=p" })),
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
    ours("nothing", "not-checked", exchangeOf({ request: sent("null") })),
    ours("a number", "not-checked", exchangeOf({ request: sent("5") })),
    ours("JSON that cannot be read", "not-checked", exchangeOf({ request: sent("{") })),
    ours("no body", "not-applicable", exchangeOf({ request: { headers: goodParts.request.headers ?? {} } })),
    ours("any body", "not-applicable", exchangeOf({ path: webhookStart, request: sent('{"zoo":1}') })),
  ],
  "request-accept-names-a-format": [
    other("anything, elsewhere", "not-applicable", "GET", "/books/1", 200, book, { Accept: "*/*" }),
    ours("JSON", "not-applicable", exchangeOf({ request: sent("{}", { Accept: "*/*" }) })),
    ours("any body", "not-applicable", exchangeOf({ path: webhookStart, request: xmlOf("<a/>", { Accept: "*/*" }) })),
    ours(
      "an unknown path",
      "not-applicable",
      exchangeOf({ path: "/v1/No", request: xmlOf("<a/>", { Accept: "*/*" }) }),
    ),
  ],
  "request-body-well-formed": [
    ours("XML in UTF-16 that says so", "held", utf16("application/xml; charset=utf-16")),
    ours("XML in UTF-16 that does not", "violated", utf16("application/xml")),
    ours("JSON in UTF-16 that does not say so", "held", utf16("application/json", String(goodParts.request.body))),
    ours(
      "a body where none is taken",
      "not-applicable",
      exchangeOf({ method: "GET", path: "/v1/Results/a", request: sent("5") }),
    ),
  ],
  "request-xml-valid": [
    ours("any XML", "not-applicable", exchangeOf({ path: webhookStart, request: xmlOf("<a/>") })),
    ours("XML where forms alone are taken", "not-checked", exchangeOf({ path: "/token", request: xmlOf("<a/>") })),
    ours("no body", "not-applicable", exchangeOf({ request: { headers: xmlRequest("").headers ?? {} } })),
    ours("bytes that are not text", "not-checked", exchangeOf({ request: xmlOf(Uint8Array.of(0x3c, 0xff)) })),
  ],
  "unsupported-media-type-refused": [
    ours(
      "a 401 without a token",
      "not-checked",
      exchangeOf({ request: { headers: csv, body: "a" }, status: 401, response: errorResponse("no") }),
    ),
    ours(
      "a 401 with a token",
      "violated",
      exchangeOf({ request: sent("a", csv), status: 401, response: errorResponse("no") }),
    ),
    ours(
      "a gateway's answer",
      "not-checked",
      exchangeOf({ request: sent("a", csv), status: 503, response: errorResponse("no") }),
    ),
    ours("no body", "not-applicable", exchangeOf({ request: { headers: { ...csv, Authorization: token } } })),
    ours(
      "an operation without a body",
      "not-applicable",
      exchangeOf({ method: "GET", path: "/v1/Results/a", request: sent("a", csv) }),
    ),
  ],
};
