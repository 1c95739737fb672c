import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { loadTable } from "../src/generate/load-table.ts";
import { encode } from "../src/index.ts";

const text = { type: "string" };
const described = (schema: unknown, openapi = "3.1.0") => ({
  openapi,
  paths: {},
  components: { schemas: { A: schema } },
});
const member = (schema: unknown, openapi?: string) => described({ type: "object", properties: { a: schema } }, openapi);
const item = (value: unknown) => ({ openapi: "3.1.0", paths: { "/a": value } });
const operation = (value: object) => item({ post: value });
const content = (value: unknown) => operation({ requestBody: { content: value } });
const a = "#/components/schemas/A/properties/a";
const post = "#/paths/~1a/post";
const marked = (xml: object) => ({ ...text, xml });

/** A document with something that does not belong where it stands, its place, and what is said of it. */
const documents: readonly (readonly [document: object, pointer: string, words: RegExp])[] = [
  [{ openapi: "3.1.0", components: ["A"] }, "#/components", /components is an object/],
  [{ openapi: "3.1.0", webhooks: { a: "post" } }, "#/webhooks/a", /a path is an object/],
  [{ asyncapi: "3.0.0", channels: {} }, "#", /not an OpenAPI 3.0 or 3.1 document \(asyncapi: 3.0.0\)/],
  [item([]), "#/paths/~1a", /a path is an object. Write an object of operations/],
  [item(null), "#/paths/~1a", /a path is an object/],
  [item({ GET: {} }), "#/paths/~1a/GET", /a path has no GET. Write get/],
  [item({ fetch: {} }), "#/paths/~1a/fetch", /a path has no fetch. Write one of get, put/],
  [operation({ operationId: "" }), `${post}/operationId`, /not empty/],
  [operation({ requestBody: [] }), `${post}/requestBody`, /a request body is an object/],
  [
    operation({ requestBody: { required: "yes" } }),
    `${post}/requestBody/required`,
    /true or false. Write required: true/,
  ],
  [
    operation({ parameters: [{ name: "q", in: "query", required: 1 }] }),
    `${post}/parameters/0/required`,
    /true or false/,
  ],
  [operation({ responses: { 200: "ok" } }), `${post}/responses/200`, /an answer is an object/],
  [operation({ security: { key: [] } }), `${post}/security`, /security is a list/],
  [operation({ security: ["key"] }), `${post}/security/0`, /a security requirement is an object/],
  [operation({ callbacks: { c: "url" } }), `${post}/callbacks/c`, /a callback is an object/],
  [content({ "text/xml": null }), `${post}/requestBody/content/text~1xml`, /what a media type holds is an object/],
  [member({ type: [] }), `${a}/type`, /the list of types is empty/],
  [member({ ...text, readOnly: "true" }), `${a}/readOnly`, /readOnly is true or false/],
  [member({ ...text, nullable: "yes" }, "3.0.3"), `${a}/nullable`, /nullable is true or false/],
  [member({ oneOf: ["string"] }), `${a}/oneOf/0`, /"string" stands where a schema belongs/],
  [member({ type: "number", maximum: Number.NaN }), `${a}/maximum`, /maximum is a number/],
  [member({ ...text, pattern: "\\Aa\\z" }), `${a}/pattern`, /not a regular expression/],
  [
    member({ allOf: [{ ...text, enum: ["b"] }, { enum: ["c"] }] }),
    `${a}/allOf/1`,
    /lists of values have none in common/,
  ],
  [member({ ...text, xml: null }), `${a}/xml`, /xml is an object/],
  [member({ ...text, xml: ["name"] }), `${a}/xml`, /xml is an object/],
  [
    member({ type: "array", items: marked({ attribute: true }) }),
    `${a}/items`,
    /an item of a list is an element, not attribute/,
  ],
  [member({ type: "array", items: marked({ nodeType: "text" }) }), `${a}/items`, /is an element, not text/],
  [
    member({ type: "object", additionalProperties: marked({ attribute: true }) }),
    `${a}/additionalProperties`,
    /a member that is not listed is an element, not attribute/,
  ],
  [member({ $ref: "#" }), a, /the reference # does not lead to a schema/],
  [member({ $ref: "" }), a, /does not lead to a schema/],
  [member({ $ref: "urn:a:b" }), a, /urn:a:b is an address of urn, not a path/],
];

test.each(documents)("%j is refused at %s", (document, pointer, words) => {
  const make = () => createTable(document);
  expect(make).toThrow(words);
  expect(make).toThrow(expect.objectContaining({ name: "DocumentError", pointer }));
});

const folder = mkdtempSync(join(tmpdir(), "bytes-"));
afterAll(() => rmSync(folder, { recursive: true }));
const load = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return loadTable(join(folder, name));
};
const empty = '{"openapi":"3.1.0","paths":{}}';
const lists = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
const chain = Array.from({ length: 20_000 }, (_, level) => `"A${level}":{"$ref":"#/components/schemas/A${level + 1}"}`);

test.each([
  ["blank.json", " \n", "#", /the file is empty/],
  ["number.json", "5", "#", /the file holds a number/],
  [
    "latin.yaml",
    Buffer.from("openapi: 3.1.0\ninfo: { title: Größe }\n", "latin1"),
    "#",
    /bytes are not utf-8. Save it/,
  ],
  [
    "twice.json",
    '{"openapi":"3.1.0","paths":{"/a":[{},{"b\\"~":1,"b\\"~":2}]}}',
    '#/paths/~1a/1/b"~0',
    /two members of this/,
  ],
  ["deep.json", `{"openapi":"3.1.0","x-a":${lists}}`, "#", /nested too deeply/],
  ["deep.yaml", `openapi: 3.1.0\nx-a: ${lists}`, "#", /nested too deeply/],
  ["chain.json", `{"openapi":"3.1.0","components":{"schemas":{${chain},"A20000":{}}}}`, "#", /too deeply/],
  [
    "name.json",
    '{"openapi":"3.1.0","components":{"schemas":{"A":{"$ref":"/components/schemas/B"}}}}',
    "#/components/schemas/A",
    /Write #\/components\/schemas\/B/,
  ],
])("%s is refused as a file", async (name, bytes, pointer, words) => {
  const error = await load(name, bytes).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: "DocumentError", pointer });
  expect((error as Error).message).toMatch(words);
});

test("a byte order mark says how a file is read", async () => {
  for (const bytes of [`\uFEFF${empty}`, Buffer.from(`\uFEFF${empty}`, "utf16le")]) {
    for (const name of ["marked.json", "marked.yaml"]) expect((await load(name, bytes)).operations).toEqual({});
  }
});

test("what several schemas ask of one value is asked together", () => {
  const table = createTable(
    described({
      allOf: [
        { type: "object", properties: { a: { ...text, maxLength: 3 }, b: { type: ["integer", "null"], minimum: 1 } } },
        { properties: { a: { ...text, maxLength: 5, minLength: 2 }, b: { type: "integer", minimum: 0 } } },
      ],
    }),
  );
  const problem = (value: object) => () => encode(table, "A", value, "application/json", { validate: true });
  expect(problem({ a: "abcd" })).toThrow("more than 3");
  expect(problem({ a: "a" })).toThrow("less than 2");
  expect(problem({ b: 0 })).toThrow("less than 1");
  expect(problem({ b: null })).toThrow("found null");
  expect(problem({ a: "abc", b: 1 })).not.toThrow();
});

test("signs that other languages let be escaped are read as themselves", () => {
  const table = createTable(member({ ...text, pattern: "^\\@[\\w\\-]+\\-\\_$" }));
  const problem = (value: string) => () => encode(table, "A", { a: value }, "application/json", { validate: true });
  expect(problem("@a-b-_")).not.toThrow();
  expect(problem("a-b")).toThrow("does not match");
});
