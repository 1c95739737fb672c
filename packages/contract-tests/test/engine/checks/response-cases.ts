import type { Exchange } from "../../../src/index.ts";
import {
  errorResponse,
  exchangeOf,
  goodParts,
  runID,
  token,
  withoutRequestHeader,
  withRequestHeaders,
  xmlAnswer,
  xmlExchange,
  xmlMembers,
  xmlRequest,
  xmlResponse,
} from "../exchanges.ts";
import type { CheckCase } from "./check-case.ts";

const good = exchangeOf();
const { request, response } = goodParts;
const withAnswer = (body: string, headers = response.headers ?? {}): Exchange =>
  exchangeOf({ response: { headers, body } });

/** Of the checks that look at the answer. */
export const responseCases: Readonly<Record<string, CheckCase>> = {
  "status-documented": {
    satisfies: good,
    violates: [{ what: "a status that is not described", exchange: exchangeOf({ status: 418 }), found: "418" }],
  },
  "response-headers-match": {
    satisfies: exchangeOf({
      status: 401,
      response: { ...errorResponse("no"), headers: { ...errorResponse("no").headers, "WWW-Authenticate": "Bearer" } },
    }),
    violates: [
      {
        what: "no challenge",
        exchange: exchangeOf({ status: 401, response: errorResponse("no") }),
        found: "no such header",
      },
    ],
  },
  "response-media-type-documented": {
    satisfies: good,
    violates: [
      { what: "another media type", exchange: withAnswer("x", { "Content-Type": "text/plain" }), found: "text/plain" },
      { what: "no type", exchange: withAnswer("{}", {}), found: "no Content-Type" },
    ],
  },
  "response-media-type-negotiated": {
    satisfies: exchangeOf({ request: xmlRequest(xmlMembers, "text/html, application/json;q=0.5") }),
    violates: [
      { what: "JSON for XML", exchange: exchangeOf({ request: xmlRequest(xmlMembers) }), found: "application/json" },
      { what: "XML for JSON", exchange: exchangeOf({ response: xmlResponse(xmlAnswer) }), found: "application/xml" },
      {
        what: "text/json for application/json",
        exchange: withAnswer(String(response.body), { "Content-Type": "text/json; charset=utf-8" }),
        found: "text/json",
      },
    ],
  },
  "response-charset-right": {
    satisfies: exchangeOf({
      request: { ...request, headers: { ...request.headers, "Accept-Charset": "utf-16" } },
      response: { headers: { "Content-Type": "application/json; charset=utf-16" }, body: utf16(String(response.body)) },
    }),
    violates: [
      {
        what: "no charset where UTF-16 was asked for",
        exchange: exchangeOf({
          request: { ...request, headers: { ...request.headers, "Accept-Charset": "utf-16" } },
          response: { headers: { "Content-Type": "application/json" }, body: utf16(String(response.body)) },
        }),
        found: "none",
      },
      {
        what: "another one",
        exchange: withAnswer(String(response.body), { "Content-Type": "application/json; charset=iso-8859-1" }),
        found: "iso-8859-1",
      },
      {
        what: "other bytes",
        exchange: exchangeOf({ response: { ...response, body: new Uint8Array([0x22, 0xe9, 0x22]) } }),
        found: "�",
      },
      {
        what: "a declaration of another encoding",
        exchange: exchangeOf({
          request: xmlRequest(xmlMembers),
          response: {
            headers: { "Content-Type": "application/xml; charset=utf-8" },
            body: `<?xml version="1.0" encoding="utf-16"?>${xmlResponse(xmlAnswer).body}`,
          },
        }),
        found: "utf-16",
      },
      { what: "a byte order mark", exchange: withAnswer(`\ufeff${response.body}`), found: "EF BB BF" },
    ],
  },
  "response-body-well-formed": {
    satisfies: good,
    violates: [
      { what: "a body that is cut off", exchange: withAnswer('{"runID":"r","start'), found: "start" },
      { what: "missing", exchange: withAnswer(""), found: "no bytes" },
      {
        what: "a control character in XML",
        exchange: exchangeOf({ request: xmlRequest(xmlMembers), response: xmlResponse("<error>&#x1;</error>") }),
        found: "&#x1;",
      },
    ],
  },
  "response-body-matches-schema": {
    satisfies: good,
    violates: [
      { what: "a missing member", exchange: withAnswer(`{"runID":"${runID}","started":true}`), found: "nothing" },
      {
        what: "another type",
        exchange: withAnswer(`{"runID":"${runID}","started":"true","error":null}`),
        found: '"true"',
      },
      {
        what: "True in XML",
        exchange: exchangeOf({ response: xmlResponse(xmlAnswer.replace("true</started>", "True</started>")) }),
        found: "True",
      },
    ],
  },
  "response-xml-valid": {
    satisfies: xmlExchange,
    violates: [
      {
        what: "members out of order",
        exchange: exchangeOf({
          request: xmlRequest(xmlMembers),
          response: xmlResponse(`<started>true</started><runID>${runID}</runID>`),
        }),
        found: "runID",
      },
      {
        what: "a member in a foreign namespace",
        exchange: exchangeOf({ response: xmlResponse('<error xmlns="urn:x">x</error>') }),
        found: "urn:x",
      },
      {
        what: "an error with a foreign member",
        exchange: exchangeOf({
          status: 500,
          response: {
            headers: { "Content-Type": "application/xml; charset=utf-8" },
            body: "<Error><Message>m</Message><Code>7</Code></Error>",
          },
        }),
        found: "Code",
      },
    ],
  },
  "no-stack-trace": {
    satisfies: exchangeOf({ status: 500, response: errorResponse("An error has occurred at noon.") }),
    violates: [
      {
        what: "a trace in a message",
        exchange: exchangeOf({ status: 500, response: errorResponse("   at StarfishAPI.Jobs.Run(String id)") }),
        found: "at StarfishAPI.Jobs.Run(",
      },
      {
        what: "the type of an exception",
        exchange: withAnswer('{"Message":"m","ExceptionType":"System.Exception"}'),
        found: "ExceptionType",
      },
      {
        what: "the type of an exception in XML",
        exchange: withAnswer("<Error><ExceptionType>System.Exception</ExceptionType></Error>"),
        found: "<ExceptionType>",
      },
    ],
  },
  "no-html": {
    satisfies: good,
    violates: [
      { what: "a page of HTML", exchange: withAnswer("<p>x", { "Content-Type": "text/html" }), found: "<p>x" },
      { what: "a page in disguise", exchange: withAnswer("\n<!DOCTYPE html><html>"), found: "<html>" },
    ],
  },
  "unauthorized-has-challenge": {
    satisfies: exchangeOf({ status: 401, response: errorResponse("denied", { "WWW-Authenticate": "Bearer" }) }),
    violates: [
      {
        what: "no challenge",
        exchange: exchangeOf({ status: 401, response: errorResponse("denied") }),
        found: "no WWW",
      },
      {
        what: "another scheme",
        exchange: exchangeOf({ status: 401, response: errorResponse("denied", { "WWW-Authenticate": "Basic" }) }),
        found: "Basic",
      },
    ],
  },
  "missing-token-refused": {
    satisfies: exchangeOf({ request: { body: "{}" }, status: 401, response: errorResponse("denied") }),
    violates: [
      { what: "a start without a token", exchange: withoutRequestHeader("Authorization"), found: "200" },
      {
        what: "a failure without a token",
        exchange: exchangeOf({ request: { body: "{}" }, status: 500, response: errorResponse("no") }),
        found: "500",
      },
    ],
  },
  "method-not-allowed-has-allow": {
    satisfies: exchangeOf({ method: "PUT", status: 405, response: errorResponse("no PUT", { Allow: "post" }) }),
    violates: [
      {
        what: "no Allow",
        exchange: exchangeOf({ method: "PUT", status: 405, response: errorResponse("no PUT") }),
        found: "no Allow",
      },
      {
        what: "the methods of another path",
        exchange: exchangeOf({ method: "PUT", status: 405, response: errorResponse("no PUT", { Allow: "GET" }) }),
        found: "GET",
      },
      {
        what: "the method that was refused",
        exchange: exchangeOf({ method: "PUT", status: 405, response: errorResponse("no PUT", { Allow: "POST, PUT" }) }),
        found: "POST, PUT",
      },
    ],
  },
  "wrong-method-refused": {
    satisfies: exchangeOf({ method: "OPTIONS", status: 405 }),
    violates: [
      { what: "an answer to OPTIONS", exchange: exchangeOf({ method: "OPTIONS" }), found: "200" },
      { what: "a failure", exchange: exchangeOf({ method: "PUT", status: 500 }), found: "500" },
    ],
  },
  "unsupported-media-type-refused": {
    satisfies: exchangeOf({
      request: { ...request, headers: { Authorization: token, "Content-Type": "text/plain" } },
      status: 415,
      response: errorResponse("unsupported"),
    }),
    violates: [
      { what: "a start from plain text", exchange: withRequestHeaders({ "Content-Type": "text/plain" }), found: "200" },
      {
        what: "a failure",
        exchange: exchangeOf({
          request: { ...request, headers: { Authorization: token, "Content-Type": "text/plain" } },
          status: 500,
        }),
        found: "500",
      },
    ],
  },
  "run-id-echoed": {
    satisfies: exchangeOf({
      method: "GET",
      path: `/v1/Results/${runID.toUpperCase()}`,
      request: { headers: { Authorization: token } },
      response: { ...response, body: JSON.stringify([{ runID }]) },
    }),
    violates: [
      { what: "another run", exchange: withAnswer('{"runID":"x","started":true,"error":null}'), found: '"x"' },
      { what: "no run", exchange: withAnswer('{"runID":null,"started":true,"error":null}'), found: "null" },
      {
        what: "a row of another run",
        exchange: exchangeOf({
          method: "GET",
          path: `/v1/Results/${runID}`,
          request: { headers: { Authorization: token } },
          response: { ...response, body: JSON.stringify([{ runID }, { runID: "x" }]) },
        }),
        found: '"x"',
      },
    ],
  },
};

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}
