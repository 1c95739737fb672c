import type { Target } from "../../src/index.ts";
import { described, inJson, json, type Routes, type Said, taking } from "./judge-document.ts";

export const empty = { description: "" };
export const get = (operation: object, path = "/a") => ({
  paths: { [path]: { get: { operationId: "a", ...operation } } },
});
export const anything = described(inJson({ type: "object" }));
export const post = (content: object) => ({
  paths: {
    "/a": {
      post: { operationId: "a", requestBody: { required: true, content }, responses: { 202: empty, 400: empty } },
    },
  },
});
export const accepted: Said = { status: 202 };

const inXml = {
  "application/xml": {
    schema: { type: "object", required: ["n"], properties: { n: { type: "integer" } }, xml: { name: "thing" } },
  },
};
const thing: Said = {
  status: 200,
  headers: { "content-type": "application/xml" },
  body: "<thing><n>1</n></thing>",
};

/** Documents of other shapes, each with a server that is right. */
/** What a description may say, and a server may do by it. */
export const shapes: readonly (readonly [what: string, document: object, routes: Routes, target?: Partial<Target>])[] =
  [
    [
      "text/plain beside JSON, as ASP.NET Core's generators write it of an object",
      get({
        responses: { 200: described({ "text/plain": { schema: { type: "object" } }, ...inJson({ type: "object" }) }) },
      }),
      { "GET /a": () => json({}) },
    ],
    [
      "CSV for whoever asks for it",
      get({
        responses: { 200: described({ ...inJson({ type: "array" }), "text/csv": { schema: { type: "string" } } }) },
      }),
      {
        "GET /a": ({ request }) =>
          request.headers.accept === "text/csv"
            ? { status: 200, headers: { "content-type": "text/csv; header=present" }, body: "a\n" }
            : json([]),
      },
    ],
    [
      "a base path, and servers in the document",
      { servers: [{ url: "https://api.example/v3" }], ...get({ responses: { 200: anything } }) },
      { "GET /v3/a": () => json({}) },
      { baseUrl: "/v3" },
    ],
    [
      "JSON of any name, as ASP.NET Core's generators write it of a request",
      post({ ...inJson({ type: "object" }), "application/*+json": { schema: { type: "object" } } }),
      {
        "POST /a": ({ body, ...asked }) =>
          asked.request.headers["content-type"]?.includes("*")
            ? { status: 415 }
            : taking((value) => Object(value) === value && !Array.isArray(value), accepted)({ ...asked, body }),
      },
    ],
    [
      "names that look alike, and operations of one name",
      {
        paths: {
          "/a": {
            get: {
              operationId: "a",
              parameters: [
                { name: "f[a]", in: "query", schema: { enum: ["", "*", "\u00fc", ">=", "a b", "a-b"] } },
                { name: "f.a", in: "query", schema: { type: "integer" } },
              ],
              responses: { 200: anything, 400: empty },
            },
          },
          "/b": {
            post: {
              operationId: "a",
              requestBody: {
                content: {
                  "application/vnd.a+json": {
                    schema: { type: "object" },
                    examples: { "a b": {}, "a-b": {}, "\u00e4": {} },
                  },
                  "application/vnd.a-b+json": { schema: { type: "object" } },
                  "application/vnd.a.b+json": { schema: { type: "object" } },
                },
              },
              responses: { 202: empty, 400: empty },
            },
          },
        },
      },
      {
        "GET /a": ({ url }) =>
          ["", "*", "\u00fc", ">=", "a b", "a-b", null].includes(url.searchParams.get("f[a]")) &&
          /^(?:|[+-]?\d+)$/.test(url.searchParams.get("f.a") ?? "")
            ? json({})
            : { status: 400 },
        "POST /b": (asked) =>
          asked.body === ""
            ? accepted
            : taking((value) => Object(value) === value && !Array.isArray(value), accepted)(asked),
      },
    ],
    [
      "schemas that are true, and members of any kind",
      get({
        responses: {
          200: described(inJson({ type: "object", properties: { x: true, y: {} }, additionalProperties: false })),
        },
      }),
      { "GET /a": () => json({ x: 1, y: [2] }) },
    ],
    [
      "patterns as other languages write them",
      post(
        inJson({
          type: "object",
          required: ["mail"],
          properties: {
            mail: { type: "string", pattern: "^[\\w-.]+@[\\w-]+\\.[a-z]+$" },
            word: { type: "string", pattern: "(?i)^abc$" },
            code: { type: "string", pattern: "\\A\\d{3}\\z" },
            other: { type: "string", pattern: "^(?>a+)b$" },
          },
        }),
      ),
      {
        "POST /a": taking(
          ({ code = "123", mail, other = "b", word = "abc" }: Readonly<Record<string, unknown>>) =>
            /^[\w.-]+@[\w-]+\.[a-z]+$/.test(String(mail)) &&
            /^abc$/i.test(String(word)) &&
            /^\d{3}$/.test(String(code)) &&
            typeof code === "string" &&
            typeof other === "string",
          accepted,
        ),
      },
    ],
    [
      "paths that end in a slash",
      {
        paths: {
          "/a/": { get: { operationId: "a", responses: { 200: anything } } },
          "/a/{id}/": {
            get: {
              operationId: "one",
              parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" }, example: 1 }],
              responses: { 200: anything, 404: empty },
            },
          },
        },
      },
      { "GET /a/": () => json({}), "GET /a/1/": () => json({}) },
    ],
    [
      "a password and a key together",
      {
        ...get({ security: [{ b: [], k: [] }], responses: { 200: anything, 401: empty } }),
        components: {
          securitySchemes: { b: { type: "http", scheme: "basic" }, k: { type: "apiKey", in: "query", name: "key" } },
        },
      },
      {
        "GET /a": ({ request, url }) =>
          request.headers.authorization === `Basic ${btoa("ada:pa55")}` && url.searchParams.get("key") === "k3y"
            ? json({})
            : { status: 401, headers: { "www-authenticate": 'Basic realm="a"' } },
      },
      { username: "ada", password: "pa55", apiKey: "k3y" },
    ],
    [
      "a form with an object in it, which is read in one way or another",
      post({
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            required: ["n"],
            properties: {
              n: { type: "integer" },
              t: { type: "array", items: { type: "string" } },
              o: { type: "object", properties: { a: { type: "integer" } } },
            },
          },
        },
      }),
      {
        "POST /a": ({ body, request }) => {
          if (!request.headers["content-type"]?.includes("form")) return { status: 415 };
          const numbers = new URLSearchParams(body).getAll("n");
          return /^[+-]?\d+$/.test(numbers.join()) ? accepted : { status: 400 };
        },
      },
    ],
    [
      "errors that are described once for all, and HTTP's own refusals without a body",
      {
        paths: {
          "/a": {
            put: {
              operationId: "a",
              requestBody: { required: true, content: inXml },
              responses: { 200: described(inXml), 400: described(inXml), default: described(inXml) },
            },
          },
        },
      },
      {
        "PUT /a": ({ body, request }) => {
          if (!request.headers["content-type"]?.includes("xml")) return { status: 415 };
          return /^<thing><n>\s*[+-]?\d+\s*<\/n>/.test(body) ? thing : { ...thing, status: 400 };
        },
      },
    ],
    [
      "a style sheet before XML, and certificates for credentials",
      {
        ...get({ security: [{ tls: [] }], responses: { 200: described(inXml), 401: empty } }),
        components: { securitySchemes: { tls: { type: "mutualTLS" } } },
      },
      { "GET /a": () => ({ ...thing, body: `<?xml-stylesheet href="a"?>${thing.body}<?a?>` }) },
    ],
    [
      "texts of a format that nobody knows",
      post(
        inJson({
          type: "object",
          required: ["iban"],
          properties: { iban: { type: "string", format: "iban", maxLength: 34, example: "DE1" } },
        }),
      ),
      { "POST /a": taking(({ iban }: { readonly iban?: unknown }) => /^DE\d+$/.test(String(iban)), accepted) },
    ],
    [
      "a list as the body",
      post(inJson({ type: "array", maxItems: 3, items: { type: "integer" } })),
      {
        "POST /a": taking(
          (value: unknown) => Array.isArray(value) && value.length <= 3 && value.every(Number.isInteger),
          accepted,
        ),
      },
    ],
    [
      "a text as the body",
      post(inJson({ type: "string", maxLength: 5 })),
      { "POST /a": taking((value: unknown) => typeof value === "string" && value.length <= 5, accepted) },
    ],
    [
      "parts of a path, and a query of objects",
      get(
        {
          parameters: [
            { name: "x", in: "path", required: true, schema: { type: "string" } },
            { name: "y", in: "path", required: true, schema: { enum: ["json", "xml"] } },
            { name: "f", in: "query", style: "deepObject", schema: { type: "object", properties: { a: {} } } },
          ],
          responses: { 200: anything, 404: empty },
        },
        "/a/{x}.{y}",
      ),
      { "GET /a/[^/]+\\.(?:json|xml)": () => json({}) },
    ],
  ];
