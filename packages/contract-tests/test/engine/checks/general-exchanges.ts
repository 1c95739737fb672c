import { gzipSync } from "node:zlib";
import type { Exchange, Expectation, Outcome } from "../../../src/index.ts";
import { description as pets } from "../../foreign/pets/description.ts";
import { type ExchangeParts, exchangeOf } from "../exchanges.ts";

/** What a check says of an exchange by a document that knows nothing of ASP.NET: `test/foreign/pets/description.ts`. */
export type GeneralExchange = readonly [what: string, outcome: Outcome, exchange: Exchange, expectation?: Expectation];

/** The description, with an operation of whose answers nothing is said. */
export const description = {
  ...pets,
  paths: { ...pets.paths, "/unanswered": { post: { operationId: "unanswered", responses: {} } } },
};

const json = { "content-type": "application/json" };
const problem = { headers: json, body: '{"message":"no"}' };
const pet = { headers: json, body: '{"name":"Rex","photoUrls":[]}' };
const xmlPets = "<pets><pet><name>Rex</name><photoUrls/></pet></pets>";
const key = { headers: { "x-pet-key": "k" } };

const list = (parts: ExchangeParts = {}): Exchange =>
  exchangeOf({ method: "GET", path: "/pets?limit=1", request: {}, response: { headers: json, body: "[]" }, ...parts });
const get = (parts: ExchangeParts = {}): Exchange =>
  exchangeOf({ method: "GET", path: "/pets/10", request: key, response: pet, ...parts });
const add = (parts: ExchangeParts = {}): Exchange =>
  exchangeOf({
    method: "POST",
    path: "/pets",
    request: { headers: { ...json, authorization: "Bearer t" }, body: pet.body },
    status: 201,
    response: { headers: { ...json, location: "/pets/11" }, body: pet.body },
    ...parts,
  });
const namelessPet = '{"photoUrls":[]}';
const both = (sent: string, answered: string): ExchangeParts => ({
  request: { headers: { ...json, authorization: "Bearer t" }, body: sent },
  response: { headers: { ...json, location: "/pets/11" }, body: answered },
});
const patch = (status: number, headers = {}): Exchange =>
  exchangeOf({ method: "PATCH", path: "/pets", request: {}, status, response: { headers } });
const asked = (accept: string | undefined, answered: string, body: string, status = 200): Exchange =>
  list({
    request: { headers: accept === undefined ? {} : { accept } },
    status,
    response: { headers: { "content-type": answered }, body },
  });
const unanswered = exchangeOf({ method: "POST", path: "/unanswered", request: {}, response: {} });
const stock = (cookie: string, status = 200): Exchange =>
  exchangeOf({
    method: "GET",
    path: "/stock",
    request: { headers: { cookie } },
    status,
    response: { headers: json, body: "{}" },
  });
const remove = (path: string, status = 204): Exchange =>
  exchangeOf({ method: "DELETE", path, request: {}, status, response: {} });
const put = (authorization: string): Exchange =>
  exchangeOf({
    method: "PUT",
    path: "/pets/10",
    request: { headers: { ...json, authorization }, body: pet.body },
    response: pet,
  });
const latin = new Uint8Array(Buffer.from('{"message":"n\u00f6"}', "latin1"));
const text = { "content-type": "text/plain" };
const page = { headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><h1>No</h1>" };
const expect = (...statuses: number[]): Expectation => ({ evidence: "documented", statuses });

/** By the id of the check. */
export const generalExchanges: Readonly<Record<string, readonly GeneralExchange[]>> = {
  "response-body-matches-schema": [
    ["what the request had wrong and the answer repeats", "not-applicable", add(both(namelessPet, namelessPet))],
    [
      "what the request had wrong and the answer has elsewhere",
      "violated",
      add(both(namelessPet, '{"name":7,"photoUrls":[]}')),
    ],
    ["the same mistake, but not the request's", "violated", add(both(pet.body, namelessPet))],
  ],
  "answer-not-shared": [
    [
      "an answer that may be kept",
      "not-applicable",
      get({ response: { ...pet, headers: { ...json, "cache-control": "public" } } }),
    ],
  ],
  "request-accept-names-a-format": [
    [
      "XML that accepts anything",
      "not-applicable",
      add({ request: { headers: { "content-type": "application/xml", accept: "*/*" }, body: "<pet/>" } }),
    ],
  ],
  "request-members-known": [
    [
      "a member that is not listed",
      "not-applicable",
      add({ request: { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "nick=ab&zoo=1" } }),
    ],
  ],
  "response-members-known": [
    [
      "a member that is not listed",
      "not-applicable",
      list({ status: 400, response: { headers: json, body: '{"message":"no","zoo":1}' } }),
    ],
  ],
  "response-encoding-asked": [
    [
      "a body that is packed",
      "not-applicable",
      list({ response: { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync("[]") } }),
      expect(200),
    ],
  ],
  "response-body-well-formed": [
    [
      "a body that is packed",
      "held",
      list({ response: { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync("[]") } }),
    ],
    [
      "other bytes than those that are named",
      "violated",
      list({ response: { headers: { ...json, "content-encoding": "gzip" }, body: latin } }),
    ],
    [
      "XML that says what it is in",
      "held",
      asked("application/xml", "application/xml", `<?xml version="1.0" encoding="iso-8859-1"?>${xmlPets}`),
    ],
  ],
  "no-html": [
    ["a page where nothing is described", "not-applicable", list({ status: 404, response: page }), expect(404)],
    ["a page of a status without a body", "not-applicable", get({ status: 404, response: page })],
    ["a page in place of what is described", "violated", list({ response: page })],
  ],
  "status-documented": [
    ["a refusal of HTTP's", "not-applicable", list({ status: 404, response: {} }), expect(200, 404)],
    ["one that HTTP has for a method", "not-applicable", list({ status: 501, response: {} }), expect(501)],
    ["one of an operation without answers", "not-applicable", unanswered],
    ["one that is described", "held", get({ status: 404, response: {} }), expect(404)],
    ["a refusal that is not right here", "violated", list({ status: 404, response: {} }), expect(200)],
    ["one that nobody expects anything of", "violated", list({ status: 404, response: {} })],
    ["a crash that is taken for right", "violated", list({ status: 500, response: {} }), expect(500)],
  ],
  "status-expected": [
    [
      "a crash with words of Web API",
      "held",
      list({ status: 500, response: { headers: json, body: '{"message":"x","ModelState":{}}' } }),
      expect(500),
    ],
  ],
  "missing-token-refused": [
    ["403 without a key", "held", get({ request: {}, status: 403, response: {} })],
    ["401 without a key", "held", get({ request: {}, status: 401, response: {} })],
    ["an answer without a key", "violated", get({ request: {} })],
    ["an answer with a key", "not-applicable", get()],
    ["an answer without the cookie", "violated", stock("other=k")],
    ["an answer with the cookie", "not-applicable", stock("a=b; pet-key=k")],
    ["a deletion without the parameter", "violated", remove("/pets/10")],
    ["a deletion with the parameter", "not-applicable", remove("/pets/10?key=k")],
    [
      "a password in place of a token",
      "violated",
      add({ request: { headers: { ...json, authorization: "Basic YQ==" }, body: pet.body } }),
    ],
    ["a password", "not-applicable", put("basic YQ==")],
    ["a token in place of a password", "violated", put("Bearer t")],
  ],
  "request-credentials-sent": [
    ["a key", "held", get()],
    ["an empty key", "violated", get({ request: { headers: { "x-pet-key": "" } } })],
    ["no key", "violated", get({ request: {} })],
    ["a cookie", "held", stock("pet-key=k")],
    ["another cookie", "violated", stock("xpet-key=k")],
    ["a parameter", "held", remove("/pets/10?key=k")],
    ["another parameter", "violated", remove("/pets/10?keys=k")],
    ["an operation for everybody", "not-applicable", list()],
  ],
  "unauthorized-has-challenge": [
    ["the scheme", "held", add({ status: 401, response: { headers: { "www-authenticate": 'bearer realm="x"' } } })],
    [
      "another scheme",
      "violated",
      add({ status: 401, response: { headers: { "www-authenticate": 'Basic realm="x"' } } }),
    ],
    ["none", "violated", add({ status: 401, response: {} })],
    ["any, for a key", "held", get({ status: 401, response: { headers: { "www-authenticate": "Key" } } })],
    ["none, for a key", "violated", get({ status: 401, response: {} })],
  ],
  "wrong-method-refused": [
    ["404", "held", patch(404)],
    ["400", "held", patch(400)],
    ["499", "held", patch(499)],
    ["501", "held", patch(501)],
    ["200", "violated", patch(200)],
    ["500", "violated", patch(500)],
    ["503", "not-checked", patch(503)],
    ["OPTIONS", "not-applicable", list({ method: "OPTIONS", status: 204, response: {} })],
    ["HEAD where there is GET", "not-applicable", list({ method: "HEAD" })],
    ["TRACE, which changes nothing", "not-applicable", list({ method: "TRACE" })],
  ],
  "method-not-allowed-has-allow": [
    ["some of the methods", "held", patch(405, { allow: "GET" })],
    ["the very method", "violated", patch(405, { allow: "GET, PATCH" })],
    ["none", "violated", patch(405)],
  ],
  "response-media-type-documented": [
    [
      "a text where nothing is described",
      "not-applicable",
      add({ status: 415, response: { headers: text, body: "no" } }),
      expect(415),
    ],
    [
      "a text of a status without a body",
      "not-applicable",
      get({ status: 404, response: { headers: text, body: "no" } }),
    ],
    ["a text in place of what is described", "violated", list({ response: { headers: text, body: "no" } })],
  ],
  "response-media-type-negotiated": [
    ["JSON for XML", "violated", asked("application/xml", "application/json", "[]")],
    [
      "JSON for XML, with another quality",
      "held",
      asked("application/xml, application/json;q=0.1", "application/json", "[]"),
    ],
    ["JSON where it is refused", "violated", asked("*/*, application/json;q=0", "application/json", "[]")],
    ["JSON for what nobody writes", "held", asked("image/png", "application/json", "[]")],
    ["XML for no Accept", "held", asked(undefined, "application/xml", xmlPets)],
    ["XML for an empty Accept", "held", asked(" ", "application/xml", xmlPets)],
    ["an error that has one format", "not-applicable", asked("application/xml", "application/json", problem.body, 400)],
  ],
  "response-charset-right": [
    [
      "another charset than utf-8",
      "held",
      list({
        status: 400,
        response: { headers: { "content-type": "application/json; charset=iso-8859-1" }, body: latin },
      }),
    ],
    [
      "bytes that are not in it",
      "violated",
      list({ status: 400, response: { headers: { "content-type": "application/json; charset=utf-8" }, body: latin } }),
    ],
    [
      "a charset that nobody knows",
      "violated",
      list({
        status: 400,
        response: { headers: { "content-type": "application/json; charset=klingon" }, body: latin },
      }),
    ],
    ["no charset", "not-applicable", list()],
  ],
  "request-parameters-match": [
    ["a parameter", "held", list()],
    ["one in other letters", "violated", list({ path: "/pets?LIMIT=1" })],
    ["one that is missing", "violated", list({ path: "/pets" })],
    ["one of a wrong type", "violated", list({ path: "/pets?limit=x" })],
    ["a list with a parameter for each item", "held", list({ path: "/pets?limit=1&tags=a&tags=b" })],
    ["a list that is too long", "violated", list({ path: "/pets?limit=1&tags=a&tags=b&tags=c&tags=d" })],
    ["a path of a wrong type", "violated", get({ path: "/pets/ten" })],
    ["a query of the path's name", "held", get({ path: "/pets/10?petId=zzz" })],
  ],
  "response-members-unique": [
    [
      "a body of which nothing is described",
      "not-applicable",
      get({ status: 404, response: { headers: json, body: '{"a":1,"a":2}' } }),
    ],
  ],
  "response-integers-whole": [["a fraction", "not-applicable", list({ response: { headers: json, body: "[1.5]" } })]],
  "response-headers-match": [
    ["the header", "held", add()],
    ["none", "violated", add({ response: pet })],
    ["one off its pattern", "violated", add({ response: { headers: { ...json, location: "11" }, body: pet.body } })],
    ["an answer without any", "not-applicable", list()],
  ],
  "unsupported-media-type-refused": [
    ["a 415 that is not described", "not-applicable", add({ request: { headers: text, body: "x" }, status: 201 })],
  ],
};
