import { expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import * as codec from "../src/index.ts";
import { DecodeError, EncodeError, type Issue } from "../src/index.ts";
import { answer, codecWith, document, form, json, xml } from "./check.ts";

const { decode, encode, plain } = codecWith(codec, createTable);

// Each input is of a size at which a time that grows with its square would be hours. None is measured: a test that does
// not end is a test that fails.
const many = 1_000_000;

const prefixes = (level: number) =>
  Array.from({ length: 99 }, (_, index) => ` xmlns:p${level}.${index}="${index}"`).join("");
const scopes = Array.from({ length: 200 }, (_, level) => `<a${prefixes(level)}>`).join("");
const unknown = (content: string) => answer("e").replace("<runID>", `<zzz>${content}</zzz><runID>`);
const row = "<Result><errors>x</errors></Result>";

const refused: Readonly<Record<string, string>> = {
  "levels without end": unknown("<a>".repeat(many)),
  "attributes without end": answer("e").replace("<error>", `<error ${"a='' ".repeat(many)}>`),
  "white space in a tag": `<a${" ".repeat(many)}`,
  "white space and half an attribute": answer("e").replace("<error>", `<error${" \n".repeat(many)}a`),
  "a name without end": `<${"a".repeat(many)}`,
  "a name and half a name": `<${"a".repeat(many)}:`,
  "an attribute without an end": `<a a="${"é".repeat(many)}`,
  "comments without an end": `${"<!-- ".repeat(many)}-->`,
  "hyphens in a comment": answer(`<!--${"- ".repeat(many)}--->`),
  "CDATA sections without an end": answer("<![CDATA[]]".repeat(many)),
  ampersands: answer("&".repeat(many)),
  "references and half a reference": answer(`${"&amp;".repeat(many)}&`),
  digits: document("ArrayOfResult", `<Result><errors>${"9".repeat(many)}</errors></Result>`),
  "white space and no number": document("ArrayOfResult", `<Result><errors>${" ".repeat(many)}x</errors></Result>`),
  "a declaration without an end": `<?xml version="1.0"${" ".repeat(many)}`,
  "issues without end": document("ArrayOfResult", row.repeat(many / 10)),
  "line ends and an error": answer(`${"\r\n".repeat(many)}&`),
};

test.each(Object.keys(refused))("refuses %s in linear time", (name) => {
  const schema = refused[name]?.startsWith("<Array") ? "ArrayOfResult" : "StartResponse";
  expect(() => decode(schema, refused[name] ?? "", xml)).toThrow(DecodeError);
});

const accepted: Readonly<Record<string, string>> = {
  "elements inside many scopes": unknown(`${scopes}${"<p0.1:b/>".repeat(many / 10)}${"</a>".repeat(200)}`),
  "sections and comments": answer(`e${"<!-- --><![CDATA[]]>".repeat(many / 10)}`),
  "siblings that declare a prefix": unknown("<p:b xmlns:p='u'/>".repeat(many / 10)),
  "comments between elements": answer("e").replaceAll("><", `>${"<!-- -->\n".repeat(many / 10)}<`),
};

test.each(Object.keys(accepted))("reads %s in linear time", (name) => {
  const options = name.includes("scopes") ? { maxDepth: 1000 } : {};
  expect(decode("StartResponse", accepted[name] ?? "", xml, options).error).toBe("e");
});

test("tells the places of many members out of order in linear time", () => {
  const rows = "<Result><updates>1</updates>\n<errors>1</errors></Result>".repeat(many / 10);
  let last: Issue | undefined;
  const onUnordered = (issue: Issue) => {
    last = issue;
  };
  decode("ArrayOfResult", document("ArrayOfResult", rows), xml, { onUnordered });
  expect(last?.line).toBe(many / 10 + 1);
});

test("reads many messages of one name, and many names, in linear time", () => {
  const entries =
    "<a>1</a>".repeat(many / 10) + Array.from({ length: many / 10 }, (_, index) => `<b${index}/>`).join("");
  const { ModelState = {} } = decode("Error", `<Error><Message/><ModelState>${entries}</ModelState></Error>`, xml);
  expect(ModelState["a"]?.length).toBe(many / 10);
  expect(Object.keys(ModelState).length).toBe(many / 10 + 1);
});

test("reads many names of a form, and many unknown members of JSON, in linear time", () => {
  const names = Array.from({ length: many / 10 }, (_, index) => `n${index}`);
  const request = `runID=r&projectID=p&jobID=j&${names.join("=1&")}`;
  expect(decode("StartRequest", request, form).runID).toBe("r");
  const members = names.map((name) => `"${name}":[[]]`).join();
  expect(decode("RunResponse", `{"runID":"r",${members}}`, json).runID).toBe("r");
});

test("refuses to write a name without end, and many unknown names, in linear time", () => {
  const ids = { jobID: "j", projectID: "p", runID: "r" };
  expect(() => encode("StartRequest", { ...ids, ["x".repeat(many)]: "" } as never, xml)).toThrow(EncodeError);
  const names = Array.from({ length: many / 100 }, (_, index) => [`n${index}`, ""]);
  expect(() => encode("StartRequest", { ...ids, ...Object.fromEntries(names) }, xml)).toThrow(EncodeError);
});

test("writes a text of nothing but what must be escaped in linear time", () => {
  const error = `${"<&>\r😀".repeat(many / 5)}`;
  const text = encode("StartResponse", { error, runID: null, started: true }, xml);
  expect(decode("StartResponse", text, xml).error).toBe(error);
});

test("looks for discriminators that stand last in linear time", () => {
  const text = `<pet>${"<x/>".repeat(many / 10)}<kind>dog</kind></pet>`;
  expect(plain.decode("Pet", text, xml)).toEqual({ kind: "dog" });
});

test("reads many items of a list that nothing wraps, with others between, in linear time", () => {
  const text = `<order xmlns="urn:orders" id="1">${"<mark/><line><item/></line>".repeat(many / 10)}</order>`;
  expect(plain.decode("Order", text, xml)).toMatchObject({ id: 1, marks: { length: many / 10 } });
});

test("tries branches of unions in unions in linear time", () => {
  const term = (name: string) => ({
    type: "object",
    required: ["of"],
    properties: { of: { $ref: "#/components/schemas/Term" }, [name]: { type: "integer" } },
  });
  const table = createTable({
    openapi: "3.1.0",
    paths: {
      "/": { get: { responses: { 200: { content: { [json]: { schema: { $ref: "#/components/schemas/Term" } } } } } } },
    },
    components: { schemas: { Term: { anyOf: [term("a"), term("b"), { type: "boolean" }, { type: "integer" }] } } },
  });
  const nested = (end: unknown, levels = 200): unknown => (levels === 0 ? end : { of: nested(end, levels - 1), b: 1 });
  expect(codec.decode(table, "Term", JSON.stringify(nested(true)), json)).toEqual(nested(true));
  expect(() => codec.encode(table, "Term", nested("x"), json)).toThrow(/fits none of 2 types/);
});

test("makes a table of many schemas that lead to one another in linear time, and knows which have no XML form", () => {
  const count = 5000;
  const reference = (index: number) => ({ $ref: `#/components/schemas/S${index % count}` });
  const ring = Array.from({ length: count }, (_, index) => {
    const properties = { next: reference(index + 1), others: { type: "array", items: reference(index * 7) } };
    return [`S${index}`, { type: "object", properties }] as const;
  });
  const either = { type: "object", properties: { a: { type: ["string", "integer"] } } };
  const tableOf = (last: object) => {
    const schemas = { ...Object.fromEntries(ring), [`S${count - 1}`]: last, Alone: { type: "object", properties: {} } };
    const content = { [json]: { schema: reference(0) } };
    return createTable({
      openapi: "3.1.0",
      paths: { "/": { get: { responses: { 200: { content } } } } },
      components: { schemas },
    });
  };
  const { types } = tableOf(either);
  expect(types["S0"]?.noXml).toBe("XML does not tell the types apart");
  expect(Object.values(types).filter(({ noXml }) => noXml === undefined)).toHaveLength(1);
  expect(Object.values(tableOf({ type: "object" }).types).every(({ noXml }) => noXml === undefined)).toBe(true);
});
