import { brotliCompressSync, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  type Asked,
  described,
  inJson,
  json,
  judgeDocument,
  type Routes,
  type Said,
  taking,
} from "./judge-document.ts";
import { accepted, anything, empty, get, post, shapes } from "./legal-shapes.ts";

const item = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string", minLength: 1, maxLength: 8 },
    price: { type: "number", multipleOf: 0.01, minimum: 0 },
    at: { type: "string", format: "date-time" },
    key: { type: "string", writeOnly: true },
  },
};
const rex = { id: 1, name: "Rex", price: 19.99, at: "2016-12-31T23:59:60.123456789+00:00" };
const problem = { "application/problem+json": { schema: { type: "object", required: ["title"] } } };

/** Things that can be listed, read, added and changed. */
const items = {
  paths: {
    "/items": {
      get: {
        operationId: "list",
        parameters: [{ name: "page", in: "query", schema: { type: "integer", minimum: 1 } }],
        responses: { 200: described(inJson({ type: "array", items: item })), default: described(problem) },
      },
      post: {
        operationId: "add",
        requestBody: { required: true, content: inJson({ ...item, required: ["id", "name", "key"] }) },
        responses: { 201: described(inJson({ ...item, required: ["id", "name", "key"] })), "4XX": described(problem) },
      },
    },
    "/items/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" }, example: 1 }],
      get: { operationId: "read", responses: { 200: described(inJson(item)), 404: empty } },
      patch: {
        operationId: "change",
        requestBody: { content: { "application/merge-patch+json": { schema: { type: "object" } } } },
        responses: { 200: described(inJson(item)), 400: empty, 404: empty },
      },
    },
  },
};

const refusal = (status: number): Said => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: '{"title":"no"}',
});
const isItem = (value: Partial<typeof rex> & { key?: unknown }): boolean =>
  typeof value.name === "string" &&
  value.name.length >= 1 &&
  value.name.length <= 8 &&
  typeof value.key === "string" &&
  (value.at === undefined || /^\d{4}-\d\d-\d\dT/i.test(value.at)) &&
  (value.price === undefined || (typeof value.price === "number" && value.price >= 0 && isCents(value.price)));
const isCents = (price: number): boolean => Math.abs(price * 100 - Math.round(price * 100)) < 1e-6;

const itemRoutes: Routes = {
  "GET /items": ({ url }) => (/^(?:|[1-9]\d*)$/.test(url.searchParams.get("page") ?? "") ? json([rex]) : refusal(400)),
  "POST /items": (asked) => {
    const said = taking(isItem, json(rex, 201))(asked);
    return said.status === 201 ? said : refusal(said.status);
  },
  "GET /items/1": () => json(rex),
  "PATCH /items/1": ({ body, ...asked }) =>
    body === ""
      ? json(rex)
      : taking((value) => Object(value) === value && !Array.isArray(value), json(rex))({ ...asked, body }),
};

const withHeaders =
  (headers: Said["headers"]) =>
  (said: Said): Said => ({ ...said, headers: { ...said.headers, ...headers } });
const packed = (name: string, pack: (text: string) => Uint8Array) => (said: Said) =>
  typeof said.body === "string" ? { ...withHeaders({ "content-encoding": name })(said), body: pack(said.body) } : said;

/** Of the server of items: what HTTP, JSON and OpenAPI let it do. */
const habits: readonly (readonly [what: string, change: (said: Said, asked: Asked) => Said])[] = [
  ["nothing unusual", (said) => said],
  [
    "a page for a method that the path does not have, though another path describes its errors",
    (said) =>
      said.status === 405
        ? { ...said, headers: { ...said.headers, "content-type": "text/html" }, body: "<html>no" }
        : said,
  ],
  ["a Brotli body that nobody asked for", packed("br", brotliCompressSync)],
  ["a body of raw deflate", packed("deflate", deflateRawSync)],
  [
    "a byte order mark before JSON (RFC 8259, 8.1)",
    (said) => (typeof said.body === "string" && said.body !== "" ? { ...said, body: `\ufeff${said.body}` } : said),
  ],
  [
    "a hint before the answer (RFC 8297)",
    (said, { response }) => {
      response.writeEarlyHints({ link: "</a.css>; rel=preload" });
      return said;
    },
  ],
  ["cookies and a link", withHeaders({ "set-cookie": ["a=1", "b=2"], link: '</items?page=2>; rel="next"' })],
  [
    "parameters of a media type",
    (said) =>
      said.headers?.["content-type"] === "application/json"
        ? withHeaders({ "content-type": 'application/json;version=2; charset="UTF8"' })(said)
        : said,
  ],
  ["whole numbers with a fraction of nought", (said) => replaced(said, '"id":1', '"id":1.0')],
  [
    "406 as problem+json for what it does not write",
    (said, { request }) => (/nobody/.test(request.headers.accept ?? "") ? refusal(406) : said),
  ],
  [
    "403 for whoever wants to change something, before the body is read",
    (said, { request }) => (request.method === "PATCH" && said.status === 400 ? { status: 403 } : said),
  ],
  [
    "414 for a long address, 431 for long headers",
    (said, { request }) => ((request.url ?? "").length > 60 ? refusal(414) : said),
  ],
  [
    "409 for what is there already",
    (said, { request }) => (request.method === "POST" && said.status === 201 ? refusal(409) : said),
  ],
];

function replaced(said: Said, from: string, to: string): Said {
  return typeof said.body === "string" ? { ...said, body: said.body.replace(from, to) } : said;
}

describe("A server that is described may do this, and nothing is held against it", () => {
  test.each(habits)("%s", async (_what, change) => {
    const { cases, findings } = await judgeDocument(items, itemRoutes, change);
    expect(findings.map(({ case: id, check, expected, found }) => [id, check, expected, found])).toEqual([]);
    expect(cases.filter(({ leftOut, status }) => status === "not-checked" && leftOut !== true)).toEqual([]);
    expect(cases.filter(({ status }) => status === "passed").length).toBeGreaterThan(20);
  });

  test.each(shapes.map(([what, ...parts]) => [what, parts] as const))(
    "%s",
    async (_what, [document, routes, target]) => {
      const { cases, findings } = await judgeDocument(document, routes, undefined, target);
      expect(findings.map(({ case: id, check, expected, found }) => [id, check, expected, found])).toEqual([]);
      expect(cases.filter(({ status }) => status === "passed").length).toBeGreaterThan(6);
    },
  );
});

test.each([
  ["a coding that the kit does not know", "zstd", "the content encoding zstd is unknown here", 0],
  ["a coding in name alone", "gzip", "the body is not the gzip that Content-Encoding promises", 1],
])("A body in %s is told as such, and not as no JSON.", async (_what, name, reason, least) => {
  const { cases, findings } = await judgeDocument(get({ responses: { 200: anything } }), {
    "GET /a": () => ({ ...json({}), headers: { "content-type": "application/json", "content-encoding": name } }),
  });
  expect(findings.filter(({ message }) => !message.includes(reason))).toEqual([]);
  expect(Math.sign(findings.length)).toBe(least);
  expect(JSON.stringify(cases.map((each) => [each.reason, each.verdicts]))).toContain(reason);
});

test("That a format is not looked at fails nothing, in whatever way it is missed.", async () => {
  const parameters = [{ name: "X-Id", in: "header", schema: { type: "string", format: "uuid" } }];
  const { findings } = await judgeDocument(get({ parameters, responses: { 200: anything, 400: empty } }), {
    "GET /a": () => json({}),
  });
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter(({ evidence }) => evidence !== "assumed")).toEqual([]);
});

const of =
  (method: string, pattern: RegExp, said: Said) =>
  (right: Said, { body, request }: Asked): Said =>
    request.method === method && pattern.test(`${decodeURIComponent(request.url ?? "")} ${body}`) ? said : right;

describe("What breaks the description is found", () => {
  test.each([
    ["letters beyond ASCII bring it down", "status-expected", of("POST", /é/, { status: 500 })],
    ["a text of some thousand letters brings it down", "status-expected", of("POST", /x{9000}/, { status: 500 })],
    ["a text of the full length is refused", "status-expected", of("POST", /"name":".{8}"/, refusal(422))],
    [
      "a member that only requests have comes back",
      "response-body-matches-schema",
      (said: Said) => replaced(said, '"id":1', '"id":1,"key":"s3cret"'),
    ],
    [
      "a member that only answers have is asked for",
      "status-expected",
      (said: Said, { body, request }: Asked) =>
        request.method === "POST" && said.status === 201 && !body.includes('"id"') ? refusal(500) : said,
    ],
    ...[
      "at Object.<anonymous> (/srv/app/index.js:10:5)",
      "at async file:///srv/app/index.mjs:10:5",
      "at com.pets.Store.add(Store.java:10)",
      'Traceback (most recent call last):\n  File "/srv/app.py", line 10',
      "#0 /srv/app/index.php(10): add()",
      "/srv/app.rb:10:in `add'",
      "goroutine 1 [running]:",
    ].map((trace): [string, string, (said: Said) => Said] => [
      `a stack trace: ${trace.slice(0, 40)}`,
      "no-stack-trace",
      (said) => (said.status === 400 ? { ...refusal(400), body: JSON.stringify({ title: trace }) } : said),
    ]),
  ])("%s", async (_what, check, change: (said: Said, asked: Asked) => Said) => {
    const { findings } = await judgeDocument(items, itemRoutes, change);
    const proven = findings.filter(({ evidence }) => evidence !== "assumed");
    expect([...new Set(proven.map((finding) => finding.check))]).toEqual([check]);
  });

  test.each([
    ["a list that is too long is taken", { type: "array", maxItems: 3, items: { type: "integer" } }, Array.isArray],
    [
      "a text that is too long is taken",
      { type: "string", maxLength: 5 },
      (value: unknown) => typeof value === "string",
    ],
  ])("%s, where it is all of the body", async (_what, schema, isTaken) => {
    const { findings } = await judgeDocument(post(inJson(schema)), { "POST /a": taking(isTaken, accepted) });
    expect(findings.map(({ case: id }) => id)).toContainEqual(expect.stringMatching(/body-too-(?:many|long)$/));
  });
});

test("Where the server is one path further down, the document knows which.", async () => {
  const document = { servers: [{ url: "https://api.example/v3/" }], ...get({ responses: { 200: anything } }) };
  await expect(judgeDocument(document, { "GET /v3/a": () => json({}) })).rejects.toThrow(
    /the API answers below http:\/\/127\.0\.0\.1:\d+\/v3: give that/,
  );
});
