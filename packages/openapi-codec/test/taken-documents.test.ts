import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { generate } from "../src/generate/generate.ts";
import { loadTable } from "../src/generate/load-table.ts";
import { DecodeError, decode, decodeBody, encode, encodeBody } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "taken-"));
afterAll(() => rmSync(folder, { recursive: true }));

const documentOf = (schemas: object, paths: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths,
  components: { schemas },
});
const xml = "application/xml";
const xsi = "http://www.w3.org/2001/XMLSchema-instance";

test("attributes of the XSI namespace are members like others", () => {
  const attribute = (name: string) => ({ type: "string", xml: { name, prefix: "xsi", attribute: true } });
  const table = createTable(
    documentOf({
      Grant: {
        type: "object",
        properties: { to: { $ref: "#/components/schemas/Grantee" }, schema: attribute("schemaLocation") },
      },
      Grantee: {
        oneOf: [{ $ref: "#/components/schemas/User" }, { $ref: "#/components/schemas/Group" }],
        discriminator: { propertyName: "type" },
      },
      User: { type: "object", properties: { type: attribute("type"), id: { type: ["string", "null"] } } },
      Group: { type: "object", properties: { type: attribute("type"), uri: { type: "string" } } },
    }),
  );
  const grant = { to: { type: "User", id: null }, schema: "urn:a a.xsd" };
  const text = encode(table, "Grant", grant, xml);
  expect(text).toBe(
    `<Grant xmlns:xsi="${xsi}" xsi:schemaLocation="urn:a a.xsd"><to xmlns:xsi="${xsi}" xsi:type="User">` +
      `<id xsi:nil="true" xmlns:xsi="${xsi}" /></to></Grant>`,
  );
  expect(decode(table, "Grant", text, xml)).toEqual(grant);
  const other = `<Grant xmlns:i="${xsi}"><to i:type='Group'><uri>u</uri></to></Grant>`;
  expect(decode(table, "Grant", other, xml, { unknownMembers: "refuse" })).toEqual({ to: { type: "Group", uri: "u" } });
});

test("a branch that is a text is told from one whose discriminator is another attribute", () => {
  const attribute = (name: string) => ({ type: "string", xml: { name, attribute: true } });
  const table = createTable(
    documentOf({
      Price: {
        oneOf: [{ $ref: "#/components/schemas/Rebate" }, { $ref: "#/components/schemas/Amount" }],
        discriminator: { propertyName: "kind" },
      },
      Rebate: { type: "object", properties: { kind: attribute("type"), percent: { type: "integer" } } },
      Amount: {
        type: "object",
        properties: { kind: attribute("kind"), value: { type: "number", xml: { nodeType: "text" } } },
      },
    }),
  );
  expect(decode(table, "Price", '<Price kind="Amount">8</Price>', xml)).toEqual({ kind: "Amount", value: 8 });
  expect(() => decode(table, "Price", "<Price>8</Price>", xml)).toThrow(
    "Invalid Price at kind (line 1, column 1): expected one of Rebate, Amount, found none",
  );
});

test("the prefix i is a document's own, but in DataContract", () => {
  const document = documentOf({
    A: { type: "object", properties: { b: { type: ["string", "null"], xml: { prefix: "i", namespace: "urn:i" } } } },
  });
  const table = createTable(document);
  const text = encode(table, "A", { b: null }, xml);
  expect(text).toBe(`<A><i:b xsi:nil="true" xmlns:xsi="${xsi}" xmlns:i="urn:i" /></A>`);
  expect(decode(table, "A", text, xml)).toEqual({ b: null });
  const c = { type: "string", xml: { prefix: "i", namespace: "urn:i", attribute: true } };
  const contracts = documentOf({ A: { type: "object", properties: { c } } });
  expect(() => createTable({ ...contracts, "x-xml-dialect": "data-contract" })).toThrow(/has a meaning of its own/);
});

test("where null is the only value, nothing else is", () => {
  for (const schema of [{ type: "null" }, { type: ["null"] }, { const: null }, { enum: [null] }]) {
    const table = createTable(documentOf({ A: { type: "object", properties: { a: schema } } }));
    for (const mediaType of ["application/json", xml]) {
      expect(decode(table, "A", encode(table, "A", { a: null }, mediaType), mediaType)).toEqual({ a: null });
      expect(() => encode(table, "A", { a: "x" } as object, mediaType)).toThrow(/at a: expected null, found string/);
    }
    expect(() => decode(table, "A", '{"a":"x"}', "application/json")).toThrow(/at a.*: expected null, found string/);
    expect(() => decode(table, "A", "<A><a>x</a></A>", xml)).toThrow(/at a.*: expected null, as xsi:nil/);
  }
});

test("a parameter of an operation replaces that of its path", () => {
  const parameter = (name: string, type: string) => ({ name, in: "query", schema: { type } });
  const { operations } = createTable(
    documentOf(
      {},
      {
        "/things": {
          parameters: [parameter("page", "string"), parameter("size", "integer")],
          get: {
            parameters: [parameter("page", "integer")],
            responses: { "200": { description: "d" }, "x-note": "later" },
          },
          "x-owner": "us",
        },
        "x-group": "g",
      },
    ),
  );
  expect(operations["get /things"]?.parameters).toEqual([
    { name: "page", in: "query", kind: "integer" },
    { name: "size", in: "query", kind: "integer" },
  ]);
  expect(Object.keys(operations["get /things"]?.responses ?? {})).toEqual(["200"]);
});

test("definitions inside a schema are types of their own, in the table and for the compiler", async () => {
  const place = { $ref: "#/components/schemas/Event/$defs/Place" };
  const file = join(folder, "definitions.json");
  const document = documentOf({
    Event: {
      type: "object",
      properties: { place, lat: { $ref: `${place.$ref}/properties/lat` } },
      $defs: {
        Place: {
          type: "object",
          required: ["lat"],
          properties: { lat: { type: "number" }, near: { type: "array", items: place } },
        },
        Owner: { type: "string" },
      },
    },
    Words: {
      type: "object",
      required: ["$defs", "default"],
      properties: {
        $defs: { type: "string", xml: { name: "defs" } },
        default: { $ref: "#/components/schemas/Words/properties/default/$defs/D", $defs: { D: { type: "integer" } } },
      },
    },
    Owner: { type: "object", properties: { name: { $ref: "#/components/schemas/Event/$defs/Owner" } } },
  });
  writeFileSync(file, JSON.stringify(document));
  const { types } = await generate(file);
  expect(types.match(/\$defs\W.*/g)).toEqual(["$defs = Record<string, never>;", "$defs: string;"]);
  expect(types).toMatch(/default: components\["schemas"\]\["D"\];/);
  expect(types).toMatch(/interface Event \{\s+place\?: components\["schemas"\]\["Place"\] \| undefined;/);
  expect(types).toMatch(/name\?: components\["schemas"\]\["Owner2"\] \| undefined;/);
  const table = createTable(document);
  const event = { place: { lat: 1, near: [{ lat: 2 }] }, lat: 3 };
  const text = encode(table, "Event", event, xml);
  expect(text).toBe("<Event><place><lat>1</lat><near><lat>2</lat></near></place><lat>3</lat></Event>");
  expect(decode(table, "Event", text, xml)).toEqual(event);
  expect(decode(table, "Place", "<Place><lat>1</lat></Place>", xml)).toEqual({ lat: 1 });
  expect(() => decode(table, "Place", "<Place/>", xml)).toThrow(DecodeError);
});

test("definitions in another file are not members either", async () => {
  const part = { type: "object", properties: { b: { $ref: "#/$defs/B" } }, $defs: { B: { type: "integer" } } };
  writeFileSync(join(folder, "part.json"), JSON.stringify(part));
  writeFileSync(join(folder, "whole.json"), JSON.stringify(documentOf({ A: { $ref: "part.json" } })));
  const { types, table } = await generate(join(folder, "whole.json"));
  expect(types).not.toContain("$defs:");
  expect(types).toMatch(/b\?: components\["schemas"\]\["B"\] \| undefined;/);
  expect(table).toContain('{"name":"b","kind":"integer"}');
});

test("where a value is of no branch, the member that should tell is named", () => {
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const kind = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  const table = createTable(
    documentOf({
      Home: { type: "object", properties: { pet: reference("Pet"), pets: { type: "array", items: reference("Pet") } } },
      Pet: { oneOf: [reference("Cat"), reference("Dog")], discriminator: { propertyName: "kind" } },
      Cat: kind,
      Dog: kind,
    }),
  );
  const messageOf = (text: string) => {
    try {
      return decode(table, "Home", text, xml);
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(messageOf("<Home><pet><kind>Cow</kind></pet></Home>")).toBe(
    "Invalid Home at pet.kind (line 1, column 7): expected one of Cat, Dog, found another",
  );
  expect(messageOf("<Home><pets><kind>Cat</kind></pets><pets/></Home>")).toBe(
    "Invalid Home at pets.1.kind (line 1, column 36): expected one of Cat, Dog, found none",
  );
  expect(messageOf("<Home><pet>x</pet></Home>")).toBe(
    "Invalid Home at pet (line 1, column 12): expected an element or the end tag of pet, found text",
  );
});

test("what is not a body, a media type or a plain object is called what it is", () => {
  const table = createTable(documentOf({ A: { type: "object", properties: { a: { type: "string" } } } }));
  const body = new ArrayBuffer(2) as unknown as Uint8Array;
  expect(() => decode(table, "A", body, xml)).toThrow("The body is an ArrayBuffer; give a string or a Uint8Array");
  expect(() => decode(table, "A", "<A/>", null as unknown as string)).toThrow('There is no codec for "null"');
  expect(() => encode(table, "A", new Map(), xml)).toThrow("Invalid A: expected object, found Map");
  expect(() => encode(table, "A", { a: new Date(0) }, xml)).toThrow("Invalid A at a: expected string, found Date");
});

test("a file has the name of the component that refers to it, whoever else refers to the file", async () => {
  const body = (schema: object) => ({ content: { [xml]: { schema } } });
  const operation = {
    requestBody: body({ $ref: "parts/thing.json" }),
    responses: { 200: { description: "", ...body({ $ref: "#/components/schemas/Thing" }) } },
  };
  mkdirSync(join(folder, "parts"));
  const part = {
    type: "object",
    properties: { inner: { $ref: "thing.json" }, outer: { $ref: "../things.json#/components/schemas/Thing" } },
  };
  writeFileSync(join(folder, "parts/thing.json"), JSON.stringify(part));
  const document = documentOf(
    { Thing: { $ref: "parts/thing.json" } },
    { "/things": { put: { operationId: "put", ...operation } } },
  );
  writeFileSync(join(folder, "things.json"), JSON.stringify(document));
  const table = await loadTable(join(folder, "things.json"));
  expect(Object.keys(table.types)).toEqual(["Thing"]);
  const text = encodeBody(table, "put", { inner: { outer: {} } }, xml);
  expect(text).toBe("<Thing><inner><outer /></inner></Thing>");
  expect(decodeBody(table, "put", 200, text, xml)).toEqual({ inner: { outer: {} } });
});

test("what a body is that no codec reads, and that there is none, is said", () => {
  const table = createTable(
    documentOf(
      {},
      {
        "/a": {
          get: {
            operationId: "a",
            responses: { 200: { description: "", content: { "text/plain": {} } }, 204: { description: "" } },
          },
        },
      },
    ),
  );
  expect(() => decodeBody(table, "a", 200, "x", "text/plain")).toThrow(
    "What an answer 200 of a holds in text/plain is not described, or is left to you: there are codecs for JSON, XML and",
  );
  expect(() => decodeBody(table, "a", 204, "", "")).toThrow("The document describes no body of an answer 204 of a");
});
