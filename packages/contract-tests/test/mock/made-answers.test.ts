import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createMock, loadContract } from "../../src/index.ts";
import { ask, headerOf, textOf } from "./requests.ts";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (content: object) => ({ get: { responses: { 200: { description: "", content } } } });
const both = (schema: object) => answer({ "application/json": { schema }, "application/xml": { schema } });
const components = {
  schemas: {
    Picture: {
      type: "object",
      required: ["bytes", "grade", "took"],
      properties: {
        bytes: { type: "string", format: "byte" },
        grade: { type: "string", format: "char" },
        took: { type: "string", format: "duration" },
        secret: { type: "string", writeOnly: true },
        id: { type: "integer", readOnly: true },
        lang: { type: "string", xml: { prefix: "xml", attribute: true } },
      },
    },
    Event: {
      type: "object",
      required: ["kind", "place"],
      properties: { kind: { const: "created" }, place: reference("Event/$defs/Place"), before: reference("Event") },
      $defs: { Place: { type: "object", required: ["lat"], properties: { lat: { type: "number" } } } },
      if: { properties: { kind: { const: "created" } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
      then: { required: ["before"] },
    },
    Choice: {
      type: "object",
      properties: { one: { type: "integer" }, other: { type: "integer" } },
      oneOf: [{ required: ["one"] }, { required: ["other"] }],
    },
  },
};
const anything = { type: "object", required: ["a"], properties: { a: {} }, additionalProperties: {} };
const tree = {
  type: "object",
  properties: {
    inner: { type: "object", properties: { tree: reference("Tree") } },
    bytes: { type: "string", contentEncoding: "base64" },
    moment: { type: "string", format: "date-time", pattern: "^\\d{4}-\\d\\d-\\d\\dT.*Z$" },
  },
  required: ["bytes", "inner", "moment"],
};
const contract = loadContract({
  openapi: "3.1.0",
  info: { title: "Pictures", version: "1" },
  paths: {
    "/picture": both(reference("Picture")),
    "/choice": both(reference("Choice")),
    "/any": answer({ "*/*": { schema: reference("Choice") } }),
    "/some": answer({ "application/*": { schema: reference("Choice") } }),
    "/bytes": answer({ "*/*": {} }),
    "/other": answer({
      "application/xml": { schema: reference("Choice") },
      "application/json": { schema: { type: "array", minItems: 1, items: reference("Picture") } },
    }),
    "/anything": answer({ "application/xml": { schema: reference("Anything") } }),
    "/pair": both({ type: "array", minItems: 2, maxItems: 2, prefixItems: [{ type: "integer" }, { type: "string" }] }),
    "/tree": both(reference("Tree")),
    "/text": {
      get: {
        parameters: [
          { name: "page", in: "query", required: true, schema: { type: "object", properties: { page: {} } } },
        ],
        responses: {
          200: {
            description: "",
            content: {
              "application/json": { schema: reference("Choice") },
              "text/plain": { schema: { type: "string" } },
            },
          },
        },
      },
    },
    "/query": {
      query: { responses: { 200: { description: "", content: { "text/xml": { schema: reference("Choice") } } } } },
    },
  },
  components: { schemas: { ...components.schemas, Anything: anything, Tree: tree } },
});

test.each([
  ["/picture", "application/json", "Picture"],
  ["/choice", "application/json", "Choice"],
  ["/any", "*/*", "Choice"],
  ["/some", "application/json", "Choice"],
  ["/other", "application/json", "get /other 200"],
  ["/pair", "application/json", "get /pair 200"],
  ["/tree", "application/json", "Tree"],
])("Without an example, what %s answers to %s is what its schema allows", async (path, accept, schema) => {
  const mock = await createMock({ contract });
  const exchange = await ask(mock, { method: "GET", path, headers: { accept } });
  await mock.close();
  expect(headerOf(exchange, "content-type")).toBe("application/json; charset=utf-8");
  const value: unknown = JSON.parse(textOf(exchange));
  expect(value).not.toHaveProperty("secret");
  expect(contract.validateValue(schema, value, "response")).toEqual([]);
});

test("A text is answered to who asks for it, and an object in the query stands there by its members' names.", async () => {
  const mock = await createMock({ contract });
  const exchange = await ask(mock, { method: "GET", path: "/text?page=1", headers: { accept: "text/plain" } });
  await mock.close();
  expect([exchange.response?.status, headerOf(exchange, "content-type")]).toEqual([200, "text/plain"]);
});

test("The prefixes of XML itself need no namespace, and bytes are made of what has no schema.", async () => {
  const mock = await createMock({ contract });
  const picture = await ask(mock, { method: "GET", path: "/picture", headers: { accept: "application/xml" } });
  const bytes = await ask(mock, { method: "GET", path: "/bytes" });
  await mock.close();
  expect(textOf(picture)).toMatch(/^<Picture xml:lang="[^"]*">/);
  expect(headerOf(bytes, "content-type")).toBe("application/octet-stream");
});

test("What XML cannot say is not made for it, and each media type has what its own schema allows.", async () => {
  const mock = await createMock({ contract });
  const xml = (path: string) => ask(mock, { method: "GET", path, headers: { accept: "application/xml" } });
  const [untyped, other] = [await xml("/anything"), await xml("/other")];
  await mock.close();
  expect(textOf(untyped)).toMatch(/^<Anything><a[ >]/);
  expect(textOf(other)).toMatch(/^<Choice><(one|other)>\d+<\/\1><\/Choice>$/);
});

test("The methods of OpenAPI 3.2 are answered.", async () => {
  const mock = await createMock({ contract });
  const exchange = await ask(mock, { method: "QUERY", path: "/query", headers: { accept: "text/xml" } });
  await mock.close();
  expect([exchange.response?.status, textOf(exchange)]).toEqual([200, expect.stringMatching(/^<Choice>/)]);
});

test("A document in several files is served too.", async () => {
  const folder = mkdtempSync(join(tmpdir(), "divided-"));
  const write = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value));
  write("thing.json", { type: "object", required: ["inner"], properties: { inner: { type: "integer" } } });
  write("common.json", { limit: { name: "limit", in: "query", schema: { type: "integer" } } });
  write("whole.json", {
    openapi: "3.0.3",
    info: { title: "Things", version: "1" },
    paths: { "/thing": both({ $ref: "thing.json" }) },
    components: { parameters: { Limit: { $ref: "common.json#/limit" } } },
  });
  const mock = await createMock({ contract: loadContract(join(folder, "whole.json")) });
  const xml = await ask(mock, { method: "GET", path: "/thing", headers: { accept: "application/xml" } });
  await mock.close();
  rmSync(folder, { recursive: true });
  expect(textOf(xml)).toBe("<thing><inner>0</inner></thing>");
});
