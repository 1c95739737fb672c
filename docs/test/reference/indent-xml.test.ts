import { decode } from "@starfish-api/client/codec";
import { expect, test } from "vitest";
import { indentXml } from "../../src/reference/indent-xml.ts";
import { document } from "../built-site.ts";

const documents = Object.entries(document.components.examples)
  .filter(([name]) => name.endsWith("-xml"))
  .map(([name, { value }]) => ({ name, schema: name.split("-")[0] as "execJobRequest", text: String(value) }));

test("There are documents to indent.", () => {
  expect(documents.length).toBeGreaterThan(10);
});

test.each(documents)("$name means the same when it is indented.", ({ schema, text }) => {
  const indented = indentXml(text);
  const inOneLine = indented.replaceAll(/<[^>]*>/g, (tag) => tag.replaceAll(/\n +/g, " "));
  expect(inOneLine.replaceAll(/\n *(?=<)/g, "")).toBe(text);
  expect(decode(schema, indented, "application/xml")).toEqual(decode(schema, text, "application/xml"));
});

test("Each member stands on a line of its own, deeper than what holds it.", () => {
  expect(indentXml("<a><b>1</b><c><d/></c></a>")).toBe("<a>\n  <b>1</b>\n  <c>\n    <d/>\n  </c>\n</a>");
});

test("A long start tag has each attribute on a line of its own, and values stay whole.", () => {
  const [a, b] = [`a="${"x ".repeat(20)}y=1"`, `b:c="${"z".repeat(40)}"`];
  expect(indentXml(`<e ${a} ${b}><f/></e>`)).toBe(`<e\n    ${a}\n    ${b}>\n  <f/>\n</e>`);
});
