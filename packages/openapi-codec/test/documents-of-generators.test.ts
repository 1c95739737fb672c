import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { generate } from "../src/generate/generate.ts";
import { decode, encode } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "generators-"));
afterAll(() => rmSync(folder, { recursive: true }));

const xml = "application/xml";
const text = { type: "string" };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });
const documentOf = (schemas: object, paths: object = {}, more: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths,
  components: { schemas },
  ...more,
});
const answering = (content: object) => ({ responses: { 200: { description: "", content } } });

async function typesOf(document: object): Promise<string> {
  const file = join(folder, "document.json");
  writeFileSync(file, JSON.stringify(document));
  return (await generate(file)).types;
}

const payments = {
  Payment: { ...object({ type: text, note: text }, ["type"]), discriminator: { propertyName: "type" } },
  Card: { allOf: [reference("Payment"), object({ pan: text })] },
  Transfer: { allOf: [reference("Payment"), object({ iban: text })] },
};

test("a choice of what is made of a schema with a discriminator is told by that, as springdoc and Swashbuckle write it", () => {
  const choice = (...names: string[]) => ({ oneOf: names.map(reference) });
  const Order = object({ by: choice("Card", "Transfer"), all: choice("Payment", "Card", "Transfer") });
  const table = createTable(documentOf({ Order, ...payments }));
  for (const value of [
    { by: { type: "Card", pan: "1" }, all: { type: "Transfer", iban: "2" } },
    { by: { type: "Transfer", iban: "1", note: "n" }, all: { type: "Payment", note: "n" } },
  ]) {
    expect(decode(table, "Order", encode(table, "Order", value, xml), xml)).toEqual(value);
  }
  expect(() => encode(table, "Order", { by: { type: "Payment" } }, xml)).toThrow(
    "by.type: expected one of Card, Transfer",
  );
});

test("a schema with a discriminator is a choice for the compiler too, of itself and of what is made of it", async () => {
  const types = await typesOf(documentOf({ Order: object({ by: reference("Payment") }), ...payments }));
  const [, choice = ""] = /^ {8}Payment: (.*?);\n {8}\w+:/ms.exec(types) ?? [];
  expect(choice.replaceAll(/\s+/g, " ")).toBe(
    '{ /** @enum {string} */ type: "Payment"; note?: string | undefined; } | components["schemas"]["Card"] | components["schemas"]["Transfer"]',
  );
  expect(types).toMatch(/by\?: components\["schemas"\]\["Payment"\] \| undefined;/);
  expect(types).toMatch(/Omit<components\["schemas"\]\["PaymentBase"\], "type">/);
});

test("an object of which nothing is said may have any member for the compiler too, but in DataContract", async () => {
  const schemas = { A: object({ free: { type: "object" }, none: { ...object({}), additionalProperties: false } }) };
  const types = await typesOf(documentOf(schemas));
  expect(types).toMatch(/free\?: Record<string, unknown> \| undefined;\s+none\?: Record<string, never> \| undefined;/);
  const contracts = documentOf(schemas, {}, { "x-xml-dialect": "data-contract" });
  expect(await typesOf(contracts)).toMatch(/free\?: Record<string, never>/);
  expect(() => encode(createTable(contracts), "A", { free: { a: 1 } }, xml)).toThrow("free.a: not a member");
});

test("what a webhook sends is a body: XML is checked, and what only JSON speaks needs no XML form", () => {
  const Event = object({ id: { type: ["string", "integer"] } });
  const webhooks = (content: object) => ({ webhooks: { made: { post: { requestBody: { content } } } } });
  const paths = { "/a": { get: answering({ [xml]: { schema: reference("A") } }) } };
  const made = (mediaType: string) =>
    createTable(documentOf({ A: object({}), Event }, paths, webhooks({ [mediaType]: { schema: reference("Event") } })));
  expect(made("application/json").types["Event"]?.noXml).toBe("XML does not tell the types apart");
  expect(() => made(xml)).toThrow("#/components/schemas/Event/properties/id: XML does not tell the types apart");
});

test("methods of OpenAPI 3.2 are operations, and its media types may be components", () => {
  const query = { operationId: "ask", ...answering({ [xml]: { $ref: "#/components/mediaTypes/Answer" } }) };
  const document = {
    openapi: "3.2.0",
    info: { title: "Things", version: "1" },
    paths: { "/a": { query, additionalOperations: { PURGE: { operationId: "purge", responses: {} } } } },
    components: { schemas: { A: object({}) }, mediaTypes: { Answer: { schema: reference("A") } } },
  };
  const { operations } = createTable(document);
  expect(operations["ask"]).toMatchObject({ method: "QUERY", responses: { 200: { content: { [xml]: { to: "A" } } } } });
  expect(operations["purge"]).toMatchObject({ method: "PURGE", path: "/a" });
});

test("what stands beside a union belongs to each branch for the compiler too, and branches that ask for members say nothing", async () => {
  const pets = { oneOf: [reference("Cat"), reference("Dog")], discriminator: { propertyName: "kind" } };
  const content = { "application/json": { schema: reference("Named") } };
  const types = await typesOf(
    documentOf(
      {
        Asked: { ...object({ a: text, b: text }), anyOf: [{ required: ["a"] }, { required: ["b"] }] },
        Named: { ...object({ name: text }), anyOf: [reference("Cat"), { type: "object", properties: { b: text } }] },
        Old: { allOf: [reference("Pet"), object({ age: text }, ["age"])] },
        Pet: pets,
        Cat: object({ kind: text }, ["kind"]),
        Dog: object({ kind: text }, ["kind"]),
      },
      { "/named": { get: answering(content) } },
    ),
  );
  const said = types.replaceAll(/\/\*\*.*?\*\//gs, "").replaceAll(/\s+/g, " ");
  expect(said).toContain("interface Asked { a?: string | undefined; b?: string | undefined; }");
  expect(said).toContain(
    'Named: { name?: string | undefined; } & (components["schemas"]["Cat"] | { b?: string | undefined; });',
  );
  expect(said).toContain(
    'Old: (components["schemas"]["Cat"] & { age: string; }) | (components["schemas"]["Dog"] & { age: string; });',
  );
});

test('the text "null" in the enum of a branch is a text, and not null', () => {
  const A = { anyOf: [{ type: "string", enum: ["null"] }, { type: "integer" }] };
  const json = "application/json";
  const table = createTable(documentOf({ A }, { "/a": { get: answering({ [json]: { schema: reference("A") } }) } }));
  expect(["null", 1].map((value) => decode(table, "A", encode(table, "A", value, json), json))).toEqual(["null", 1]);
  expect(() => decode(table, "A", "null", json)).toThrow("expected string or number, found null");
});
