import { describe, expect, test } from "vitest";
import { loadContract, UnwritableValueError, writeXml } from "../../../src/index.ts";
import { readXml } from "../../../src/xml/read-xml.ts";
import { namespace } from "../exchanges.ts";

const contract = loadContract();
const root = (content: string): string =>
  `<execJobAsyncRequest xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${namespace}">${content}</execJobAsyncRequest>`;
const write = (value: unknown): string => writeXml(contract, "execJobAsyncRequest", value);

test("Members stand in ordinal order, whatever the value's order is.", () => {
  expect(write({ runID: "r", Z: "z", argument: "a" })).toBe(root("<Z>z</Z><argument>a</argument><runID>r</runID>"));
});

test("A member without a value is left out, and null is nil.", () => {
  expect(write({ runID: undefined, argument: null })).toContain('<argument i:nil="true" />');
});

test("An empty text is an element without content.", () => {
  expect(write({ argument: "" })).toBe(root("<argument></argument>"));
});

test("Only markup and carriage returns are escaped.", () => {
  expect(write({ argument: "<&>\"'\r\n\té😀" })).toBe(root("<argument>&lt;&amp;&gt;\"'&#xD;\n\té😀</argument>"));
});

test("The messages of one member are joined by a space.", () => {
  expect(writeXml(contract, "Error", { Message: "m", ModelState: { "request.runID": ["a", "b"] } })).toBe(
    "<Error><Message>m</Message><ModelState><request.runID>a b</request.runID></ModelState></Error>",
  );
});

test("A row may be null.", () => {
  expect(writeXml(contract, "ArrayOfresultsResponse", [null])).toContain('<resultsResponse i:nil="true" />');
});

describe("what is refused", () => {
  test.each([
    ["a control character", { argument: "a\u0001" }, "/argument: XML cannot carry the character U+0001"],
    ["half a surrogate pair", { argument: "\ud83d" }, "U+D83D"],
    ["a non-character", { argument: "\uffff" }, "U+FFFF"],
    ["a name that is markup", { "a><b": "x" }, '"a><b" is not an XML name'],
    ["a name with a colon", { "a:b": "x" }, "not an XML name"],
    ["a list without a name for its elements", { other: [{}] }, "gives no name"],
  ])("%s", (_what, value, message) => {
    expect(() => write(value)).toThrow(UnwritableValueError);
    expect(() => write(value)).toThrow(message);
  });

  test("null in an error, which has no prefix for it", () => {
    expect(() => writeXml(contract, "Error", { Message: null })).toThrow("/Message: a message without a namespace");
    expect(() => writeXml(contract, "Error", null)).toThrow("cannot say null");
  });
});

test("A class of DataContract that stands alone says by its contract what it is, and not by its discriminator.", () => {
  const base = { $ref: "#/components/schemas/Vehicle" };
  const vehicles = loadContract({
    openapi: "3.1.0",
    "x-xml-dialect": "data-contract",
    paths: {},
    components: {
      schemas: {
        Vehicle: {
          type: "object",
          required: ["kind"],
          properties: { kind: { type: "string" } },
          discriminator: { propertyName: "kind", mapping: { car: "Car" } },
        },
        Car: { allOf: [base, { type: "object", properties: { Seats: { type: "integer" } } }] },
      },
    },
  });
  const text = writeXml(vehicles, "Car", { kind: "car", Seats: 4 });
  expect(text).toBe("<Car><Seats>4</Seats></Car>");
  const value = readXml(vehicles, "Car", text);
  expect(value).toEqual({ kind: "car", Seats: 4 });
  expect(vehicles.validateValue("Car", value)).toEqual([]);
});
