import type { Exchange } from "../../../src/index.ts";
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

/** For one check: an exchange that satisfies it, and exchanges that violate it, each with a part of what is found. */
export interface CheckCase {
  readonly satisfies: Exchange;
  readonly violates: readonly { readonly what: string; readonly exchange: Exchange; readonly found: string }[];
}

const good = exchangeOf();
const { request, response } = goodParts;
const notFound = { status: 404, response: errorResponse("No HTTP resource was found") };
const withRequest = (headers: Readonly<Record<string, string>>): Exchange =>
  exchangeOf({ request: { ...request, headers: { ...request.headers, ...headers } } });
const withBody = (body: string): Exchange => exchangeOf({ request: { ...request, body } });
const withAnswer = (body: string, headers = response.headers ?? {}): Exchange =>
  exchangeOf({ response: { headers, body } });
const xml = exchangeOf({ request: xmlRequest(xmlMembers), response: xmlResponse(xmlAnswer) });
const without = (name: string): Exchange => {
  const { [name]: _left, ...headers } = request.headers ?? {};
  return exchangeOf({ request: { ...request, headers } });
};

export const checkCases: Readonly<Record<string, CheckCase>> = {
  "operation-known": {
    satisfies: exchangeOf({ path: "/v1/executejobasync/" }),
    violates: [
      { what: "another path", exchange: exchangeOf({ path: "/v2/ExecuteJobAsync", ...notFound }), found: "/v2" },
      { what: "a longer path", exchange: exchangeOf({ path: "/v1/Results/a/b", ...notFound }), found: "a/b" },
    ],
  },
  "method-known": {
    satisfies: good,
    violates: [
      {
        what: "another method",
        exchange: exchangeOf({ method: "PUT", status: 405, response: errorResponse("no PUT", { Allow: "POST" }) }),
        found: "PUT",
      },
    ],
  },
  "request-media-type-declared": {
    satisfies: withRequest({ "Content-Type": "Application/JSON; charset=utf-8" }),
    violates: [
      { what: "another type", exchange: withRequest({ "Content-Type": "text/plain" }), found: "text/plain" },
      { what: "no type", exchange: without("Content-Type"), found: "no Content-Type" },
    ],
  },
  "request-body-well-formed": {
    satisfies: good,
    violates: [
      { what: "no body", exchange: withBody(""), found: "no bytes" },
      { what: "cut off", exchange: withBody('{"runID":'), found: '{"runID":' },
      {
        what: "other bytes",
        exchange: exchangeOf({ request: { ...request, body: new Uint8Array([0xff]) } }),
        found: "�",
      },
      {
        what: "a root of another message",
        exchange: exchangeOf({ request: rooted("execJobRequest") }),
        found: "execJob",
      },
      { what: "a document type", exchange: exchangeOf({ request: preceded("<!DOCTYPE x>") }), found: "<!DOCTYPE" },
    ],
  },
  "request-body-matches-schema": {
    satisfies: good,
    violates: [
      { what: "a missing member", exchange: withBody('{"jobID":"j","projectID":"p"}'), found: "nothing" },
      {
        what: "an overlong member",
        exchange: withBody(`{"jobID":"j","projectID":"p","runID":"${"x".repeat(37)}"}`),
        found: "xxx",
      },
      {
        what: "null where it may not be, in XML",
        exchange: exchangeOf({ request: xmlRequest(`<chainJobs xmlns:i="${instance()}" i:nil="1"/>${xmlMembers}`) }),
        found: "null",
      },
      { what: "a list", exchange: withBody("[]"), found: "[]" },
    ],
  },
  "request-members-known": {
    satisfies: withBody(`{"JOBID":"j","projectID":"p","runID":"${runID}"}`),
    violates: [
      { what: "two spellings", exchange: withBody('{"argument":"a","Argument":"b"}'), found: "argument, Argument" },
      { what: "a foreign name", exchange: withBody('{"jobId":"j","jobName":"x"}'), found: "jobName" },
      {
        what: "another case in XML",
        exchange: exchangeOf({ request: xmlRequest(`<Argument>x</Argument>${xmlMembers}`) }),
        found: "Argument",
      },
      {
        what: "a member in no namespace",
        exchange: exchangeOf({ request: xmlRequest(`<argument xmlns="">x</argument>${xmlMembers}`) }),
        found: "{}argument",
      },
    ],
  },
  "request-text-well-formed": {
    satisfies: withBody(`{"jobID":"j","projectID":"p","runID":"${runID}","argument":"\\ud83d\\ude00"}`),
    violates: [{ what: "a half", exchange: withBody('{"argument":"\\ud83d"}'), found: "\\ud83d" }],
  },
  "request-xml-valid": {
    satisfies: xml,
    violates: [
      {
        what: "members out of order",
        exchange: exchangeOf({ request: xmlRequest(`${xmlMembers}<argument>x</argument>`) }),
        found: "argument",
      },
      {
        what: "a boolean in capitals",
        exchange: exchangeOf({ request: xmlRequest(`<chainJobs>True</chainJobs>${xmlMembers}`) }),
        found: "chainJobs",
      },
      {
        what: "no namespace",
        exchange: exchangeOf({
          request: { ...xmlRequest(""), body: `<execJobAsyncRequest>${xmlMembers}</execJobAsyncRequest>` },
        }),
        found: "execJobAsyncRequest",
      },
    ],
  },
  "request-parameters-match": {
    satisfies: exchangeOf({ path: "/v1/Webhook?INSTANCE=i&projectid=p&jobid=j" }),
    violates: [
      {
        what: "a missing one",
        exchange: exchangeOf({ path: "/v1/Webhook?instance=i&jobid=j", ...notFound }),
        found: "nothing",
      },
    ],
  },
  "request-credentials-sent": {
    satisfies: withRequest({ Authorization: "bearer t" }),
    violates: [
      { what: "none", exchange: without("Authorization"), found: "no Authorization" },
      { what: "another scheme", exchange: withRequest({ Authorization: "Basic dTpw" }), found: "Basic" },
      { what: "a bare token", exchange: withRequest({ Authorization: "a-token" }), found: "one word" },
    ],
  },
  "request-accept-names-a-format": {
    satisfies: xml,
    violates: [
      { what: "anything", exchange: exchangeOf({ request: xmlRequest(xmlMembers, "*/*") }), found: "*/*" },
      { what: "a range", exchange: exchangeOf({ request: xmlRequest(xmlMembers, "text/*") }), found: "text/*" },
    ],
  },
  "status-documented": {
    satisfies: good,
    violates: [{ what: "a teapot", exchange: exchangeOf({ status: 418 }), found: "418" }],
  },
  "response-media-type-documented": {
    satisfies: good,
    violates: [
      { what: "another type", exchange: withAnswer("x", { "Content-Type": "text/plain" }), found: "text/plain" },
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
        what: "none",
        exchange: withAnswer(String(response.body), { "Content-Type": "application/json" }),
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
      { what: "a byte order mark", exchange: withAnswer(`\ufeff${response.body}`), found: "EF BB BF" },
    ],
  },
  "response-body-well-formed": {
    satisfies: good,
    violates: [
      { what: "cut off", exchange: withAnswer('{"runID":"r","start'), found: "start" },
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
    satisfies: xml,
    violates: [
      {
        what: "members out of order",
        exchange: exchangeOf({ response: xmlResponse(`<started>true</started><runID>${runID}</runID>`) }),
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
      { what: "an honest page", exchange: withAnswer("<p>x", { "Content-Type": "text/html" }), found: "<p>x" },
      { what: "a page in disguise", exchange: withAnswer("\n<!DOCTYPE html><html>"), found: "<html>" },
    ],
  },
  "unauthorized-has-challenge": {
    satisfies: exchangeOf({ status: 401, response: errorResponse("denied", { "WWW-Authenticate": "Bearer" }) }),
    violates: [
      { what: "none", exchange: exchangeOf({ status: 401, response: errorResponse("denied") }), found: "no WWW" },
      {
        what: "another scheme",
        exchange: exchangeOf({ status: 401, response: errorResponse("denied", { "WWW-Authenticate": "Basic" }) }),
        found: "Basic",
      },
    ],
  },
  "missing-token-refused": {
    satisfies: exchangeOf({ request: { body: "{}" }, status: 401, response: errorResponse("denied") }),
    violates: [{ what: "a start without a token", exchange: without("Authorization"), found: "200" }],
  },
  "method-not-allowed-has-allow": {
    satisfies: exchangeOf({ method: "PUT", status: 405, response: errorResponse("no PUT", { Allow: "POST" }) }),
    violates: [
      {
        what: "none",
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
    violates: [{ what: "an answer to OPTIONS", exchange: exchangeOf({ method: "OPTIONS" }), found: "200" }],
  },
  "unsupported-media-type-refused": {
    satisfies: exchangeOf({
      request: { ...request, headers: { Authorization: token, "Content-Type": "text/plain" } },
      status: 415,
      response: errorResponse("unsupported"),
    }),
    violates: [{ what: "a start from a text", exchange: withRequest({ "Content-Type": "text/plain" }), found: "200" }],
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

function instance(): string {
  return "http://www.w3.org/2001/XMLSchema-instance";
}

function rooted(root: string): ReturnType<typeof xmlRequest> {
  const { body, ...rest } = xmlRequest(xmlMembers);
  return { ...rest, body: String(body).replaceAll("execJobAsyncRequest", root) };
}

function preceded(prolog: string): ReturnType<typeof xmlRequest> {
  const { body, ...rest } = xmlRequest(xmlMembers);
  return { ...rest, body: `${prolog}${String(body)}` };
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}
