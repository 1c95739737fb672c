import type { Exchange } from "../../../src/index.ts";
import {
  errorResponse,
  exchangeOf,
  goodParts,
  runID,
  withoutRequestHeader,
  withRequestHeaders,
  xmlExchange,
  xmlMembers,
  xmlRequest,
} from "../exchanges.ts";
import type { CheckCase } from "./check-case.ts";

const good = exchangeOf();
const { request } = goodParts;
const notFound = { status: 404, response: errorResponse("No HTTP resource was found") };
const withBody = (body: string): Exchange => exchangeOf({ request: { ...request, body } });

/** Of the checks that look at the request. */
export const requestCases: Readonly<Record<string, CheckCase>> = {
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
    satisfies: withRequestHeaders({ "Content-Type": "Application/JSON; charset=utf-8" }),
    violates: [
      {
        what: "another media type",
        exchange: withRequestHeaders({ "Content-Type": "text/plain" }),
        found: "text/plain",
      },
      { what: "no type", exchange: withoutRequestHeader("Content-Type"), found: "no Content-Type" },
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
      {
        what: "one member in two spellings",
        exchange: withBody('{"argument":"a","Argument":"b"}'),
        found: "argument, Argument",
      },
      { what: "a foreign name", exchange: withBody('{"jobId":"j","jobName":"x"}'), found: "jobName" },
      { what: "a misspelt name", exchange: withBody('{"jobsID":"j"}'), found: "jobsID" },
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
    violates: [{ what: "half a surrogate pair", exchange: withBody('{"argument":"\\ud83d"}'), found: "\\ud83d" }],
  },
  "request-xml-valid": {
    satisfies: xmlExchange,
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
        what: "a missing parameter",
        exchange: exchangeOf({ path: "/v1/Webhook?instance=i&jobid=j", ...notFound }),
        found: "nothing",
      },
    ],
  },
  "request-credentials-sent": {
    satisfies: withRequestHeaders({ Authorization: "bearer t" }),
    violates: [
      { what: "no token", exchange: withoutRequestHeader("Authorization"), found: "no Authorization" },
      { what: "another scheme", exchange: withRequestHeaders({ Authorization: "Basic dTpw" }), found: "Basic" },
      { what: "a bare token", exchange: withRequestHeaders({ Authorization: "a-token" }), found: "one word" },
    ],
  },
  "request-accept-names-a-format": {
    satisfies: xmlExchange,
    violates: [
      { what: "any format", exchange: exchangeOf({ request: xmlRequest(xmlMembers, "*/*") }), found: "*/*" },
      { what: "a range", exchange: exchangeOf({ request: xmlRequest(xmlMembers, "text/*") }), found: "text/*" },
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
