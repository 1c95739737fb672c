import { expect, test } from "vitest";
import { KitError, loadContract } from "../../../src/index.ts";

const contract = loadContract();
const start = { jobID: "j", projectID: "p", runID: "r" };
const validate = (value: object): readonly object[] =>
  contract.validateValue("execJobAsyncRequest", { ...start, ...value });

test("Lengths are counted in UTF-16 units.", () => {
  expect(validate({ runID: "😀".repeat(18) })).toEqual([]);
  expect(validate({ runID: "😀".repeat(19) })).toMatchObject([{ path: "/runID", keyword: "maxLength" }]);
});

test("Every issue is found, with its place and what was expected.", () => {
  expect(validate({ jobID: " ", loggingLevel: 4, runID: undefined, chainJobs: null })).toMatchObject([
    { path: "/runID", keyword: "required", found: "nothing" },
    { path: "/chainJobs", keyword: "type", found: "null", evidence: "documented" },
    { path: "/jobID", keyword: "pattern", found: '" "' },
    { path: "/loggingLevel", keyword: "enum", expected: "enum [0,1,2,3]" },
  ]);
});

test("A whole number has 32 bits.", () => {
  expect(contract.validateValue("resultsResponse", { errors: 2 ** 31 - 1 })).toEqual([]);
  expect(contract.validateValue("resultsResponse", { errors: 2 ** 31 })).toMatchObject([{ keyword: "format" }]);
});

test("A date has to exist, not only to look like one.", () => {
  expect(contract.validateValue("resultsResponse", { startTime: "2026-02-29T00:00:00" })).toMatchObject([
    { path: "/startTime", keyword: "x-xsd-type", message: "must be a date and time that exist" },
  ]);
});

test("A schema can be given as it is.", () => {
  expect(contract.validateValue({ type: "string" }, 5)).toMatchObject([{ path: "", keyword: "type" }]);
});

test("A schema that is not there is the kit's error.", () => {
  expect(() => contract.validateValue("nothing", {})).toThrow(KitError);
});

test.each([
  ["[\\w-.]+", "a-b.c", "~"],
  ["(?i)^abc$", "ABC", "abd"],
  ["\\Aab\\z", "ab", "xab"],
  ["^\\p{Lu}$", "\u00c9", "a"],
])("The pattern %s is read as other languages write it.", (pattern, right, wrong) => {
  const validate = loadContract({
    openapi: "3.1.0",
    paths: {},
    components: { schemas: { Text: { pattern } } },
  }).validateValue;
  expect(validate("Text", right)).toEqual([]);
  expect(validate("Text", wrong)).toHaveLength(1);
});

test("A pattern that nobody here can read is told, and every text fits it.", () => {
  const schemas = { Text: { pattern: "^(?>a+)b$" }, List: { items: { pattern: "^(?>a+)b$" } } };
  const contract = loadContract({ openapi: "3.1.0", paths: {}, components: { schemas } });
  expect(contract.unreadPatterns).toEqual(["^(?>a+)b$"]);
  expect(contract.validateValue("Text", "x")).toEqual([]);
});

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const unions = {
  Cat: {
    type: "object",
    required: ["kind", "lives"],
    properties: { kind: { type: "string" }, lives: { type: "integer" } },
  },
  Dog: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, barks: { type: "boolean" } } },
  Pet: { oneOf: [reference("Cat"), reference("Dog")], discriminator: { propertyName: "kind" } },
  Unnamed: {
    oneOf: [
      { type: "object", properties: { kind: { const: "a" }, n: { type: "integer" } } },
      { type: "object", properties: { kind: { enum: ["b", "c"] } } },
    ],
    discriminator: { propertyName: "kind" },
  },
  Maybe: { type: "object", properties: { pet: { anyOf: [reference("Pet"), { type: "null" }] } } },
  Either: {
    anyOf: [
      { type: "string", maxLength: 2 },
      { type: "array", items: { type: "integer" } },
    ],
  },
  Shape: { oneOf: [{ required: ["w"] }, { required: ["r"] }] },
};
const json = (value: unknown) => JSON.stringify(value);

test.each([
  ["Pet", { kind: "Cat", lives: "9" }, ["/lives type"]],
  ["Pet", { kind: "Cow" }, ["/kind enum"]],
  ["Pet", {}, ["/kind required"]],
  ["Pet", 5, [" type"]],
  ["Unnamed", { kind: "a", n: "x" }, ["/n type"]],
  ["Unnamed", { kind: "c" }, []],
  ["Maybe", { pet: { kind: "Cat" } }, ["/pet/lives required"]],
  ["Either", "long", [" maxLength"]],
  ["Either", [1, "x", "y"], ["/1 type", "/2 type"]],
  ["Either", true, [" anyOf"]],
  ["Shape", {}, [" oneOf"]],
  ["Shape", { w: 1, r: 1 }, [" oneOf"]],
])("One mistake in a union is one issue: %s, %j", (name, value, expected) => {
  const { validateValue } = loadContract({ openapi: "3.1.0", paths: {}, components: { schemas: unions } });
  expect(
    validateValue(name, value).map(({ path, keyword }) => `${path} ${keyword}`),
    json(value),
  ).toEqual(expected);
});

test("By OpenAPI 3.0, one mistake in what may be null is one issue.", () => {
  const word = { type: "string", nullable: true, maxLength: 2 };
  const { validateValue } = loadContract({ openapi: "3.0.3", paths: {}, components: { schemas: { word } } });
  expect(validateValue("word", "long")).toMatchObject([{ keyword: "maxLength" }]);
  expect(validateValue("word", 5)).toMatchObject([{ keyword: "type", expected: 'type "string"' }]);
  expect(validateValue("word", null)).toEqual([]);
});

test("A schema with an id of its own refers to the description's components all the same.", () => {
  const schemas = {
    Event: {
      $id: "https://a.example/event",
      type: "object",
      properties: { at: reference("Place"), own: { $ref: "#/components/schemas/Event/$defs/Own" } },
      $defs: { Own: { type: "integer" } },
    },
    Place: {
      $id: "https://a.example/place",
      properties: { x: { $ref: "#/$defs/X" } },
      $defs: { X: { type: "integer" } },
    },
  };
  const { validateValue } = loadContract({ openapi: "3.1.0", paths: {}, components: { schemas } });
  expect(validateValue("Event", { at: { x: "x" }, own: "y" })).toMatchObject([{ path: "/at/x" }, { path: "/own" }]);
});

test("What is made of a closed class may have members of its own, and a class with a discriminator is a choice of them.", () => {
  const base = { $ref: "#/components/schemas/Party" };
  const closed = (properties: object) => ({ type: "object", additionalProperties: false, properties });
  const { validateValue } = loadContract({
    openapi: "3.0.3",
    paths: {},
    components: {
      schemas: {
        Party: {
          ...closed({ kind: { type: "string" }, name: { type: "string" } }),
          required: ["kind"],
          discriminator: { propertyName: "kind", mapping: { firm: "#/components/schemas/Firm" } },
        },
        Firm: { allOf: [base, closed({ size: { type: "integer" } })] },
        Person: { allOf: [base, closed({ kind: { enum: ["human"] } })] },
        Ledger: { type: "object", properties: { owner: { nullable: true, oneOf: [base] } } },
        Either: { oneOf: [{ $ref: "#/components/schemas/Firm" }, { $ref: "#/components/schemas/Person" }] },
        Any: { oneOf: [base, { $ref: "#/components/schemas/Firm" }, { $ref: "#/components/schemas/Person" }] },
      },
    },
  });
  expect(validateValue("Firm", { kind: "firm", name: "a", size: 1 })).toEqual([]);
  expect(validateValue("Firm", { kind: "firm", length: 1 })).toMatchObject([{ keyword: "unevaluatedProperties" }]);
  expect(validateValue("Ledger", { owner: { kind: "firm", size: 1 } })).toEqual([]);
  expect(validateValue("Ledger", { owner: null })).toEqual([]);
  for (const value of [{ kind: "firm" }, { kind: "human", name: "a" }]) {
    expect([...validateValue("Either", value), ...validateValue("Any", value)]).toEqual([]);
  }
  expect(validateValue("Firm", { kind: "human" })).toMatchObject([{ path: "/kind" }]);
  expect(validateValue("Ledger", { owner: { kind: "Party", name: "a" } })).toEqual([]);
  expect(validateValue("Ledger", { owner: { kind: "firm", size: "x" } })).toMatchObject([{ path: "/owner/size" }]);
  expect(validateValue("Ledger", { owner: { kind: "Party", size: 1 } })).toMatchObject([{ path: "/owner" }]);
});
