import { describe, expect, test } from "vitest";
import { loadContract } from "../../src/index.ts";
import type { JsonSchema } from "../../src/types.ts";
import { makeValidValue } from "../../src/values/valid-value.ts";
import { variantsOf } from "../../src/values/variants.ts";

const contractOf = (schemas: Readonly<Record<string, object>>, openapi = "3.1.0") =>
  loadContract({ openapi, info: { title: "Values", version: "1" }, paths: {}, components: { schemas } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const formats = [
  ...[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "uuid",
    "uri",
    "uri-reference",
    "hostname",
    "ipv4",
    "ipv6",
    "byte",
  ],
  ...["json-pointer", "regex", "uri-template"],
];

/** Each schema has to be kept by the value that is made of it, whatever the seed. */
const schemas: readonly (readonly [what: string, schema: object])[] = [
  ["nothing at all", {}],
  ["a text of one letter", { type: "string", minLength: 1, maxLength: 1 }],
  ["a long text", { type: "string", minLength: 40 }],
  ["an empty text", { type: "string", maxLength: 0 }],
  ...formats.map((format) => [`the format ${format}`, { type: "string", format }] as const),
  ["a pattern", { type: "string", pattern: "^[A-Z]{2}-\\d{4}$" }],
  ["a pattern and lengths", { type: "string", pattern: "^[a-z]+$", minLength: 5, maxLength: 6 }],
  ["two patterns of which one holds always", { allOf: [{ type: "string", pattern: "^\\d{3}$" }, { pattern: "\\d" }] }],
  ["whole numbers between bounds", { type: "integer", minimum: 5, maximum: 7 }],
  ["a whole number beyond exclusive bounds", { type: "integer", exclusiveMinimum: 5, exclusiveMaximum: 7 }],
  ["a negative number", { type: "number", maximum: -3 }],
  ["steps", { type: "number", minimum: 1, multipleOf: 0.25, maximum: 2 }],
  ["steps of seven", { type: "integer", minimum: 20, multipleOf: 7 }],
  ["words", { enum: ["a", 1, null] }],
  ["one word", { const: { a: [1] } }],
  ["null alone", { type: "null" }],
  ["null or a text", { type: ["null", "string"] }],
  ["a list of some items", { type: "array", minItems: 2, maxItems: 4, items: { type: "integer" } }],
  [
    "a list without equals",
    { type: "array", minItems: 4, uniqueItems: true, items: { type: "string", format: "uuid" } },
  ],
  ["a tuple", { type: "array", prefixItems: [{ type: "string" }, { type: "boolean" }], items: false, minItems: 2 }],
  ["a map", { type: "object", additionalProperties: { type: "integer" }, minProperties: 2 }],
  [
    "one of its members",
    {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "integer" } },
      minProperties: 1,
      maxProperties: 1,
    },
  ],
  ["a pattern that looks ahead", { type: "string", pattern: "^(?!^[-+.]*$)[+-]?0*\\d*\\.?\\d*$" }],
  ["a member that is nowhere listed", { type: "object", required: ["a"] }],
  [
    "parts",
    { allOf: [reference("Named"), { type: "object", required: ["age"], properties: { age: { type: "integer" } } }] },
  ],
  ["one of two", { oneOf: [reference("Cat"), reference("Dog")] }],
  [
    "one of two by its word",
    {
      oneOf: [reference("Cat"), reference("Dog")],
      discriminator: {
        propertyName: "kind",
        mapping: { miaow: "#/components/schemas/Cat", woof: "#/components/schemas/Dog" },
      },
    },
  ],
  ["a class or one that is made of it", reference("Shape")],
  ["what wants one of two members", reference("Choice")],
  [
    "what wants some of its members",
    { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }], properties: { a: {}, b: {} } },
  ],
  ["a tree", reference("Tree")],
  ["a list that stands in itself", reference("Folder")],
  ["an example that is wrong", { type: "integer", examples: ["seven"] }],
];

const components = {
  Named: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  Cat: {
    type: "object",
    required: ["kind", "lives"],
    properties: { kind: { type: "string" }, lives: { type: "integer" } },
  },
  Dog: {
    type: "object",
    required: ["kind", "barks"],
    properties: { kind: { type: "string" }, barks: { type: "boolean" } },
  },
  Shape: {
    type: "object",
    required: ["sort"],
    properties: { sort: { type: "string", enum: ["Shape", "circle"] } },
    discriminator: { propertyName: "sort", mapping: { circle: "#/components/schemas/Circle" } },
  },
  Circle: { allOf: [reference("Shape"), { type: "object", properties: { radius: { type: "number" } } }] },
  Choice: {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer" }, amount: { type: "integer" }, share: { type: "number" } },
    oneOf: [{ required: ["amount"] }, { required: ["share"] }],
  },
  Tree: {
    type: "object",
    required: ["value"],
    properties: { value: { type: "string" }, left: reference("Tree"), right: reference("Tree") },
  },
  Folder: {
    type: "object",
    required: ["folders"],
    properties: { folders: { type: "array", items: reference("Folder") } },
  },
};

describe("A value is made that the schema allows, and the same for the same seed", () => {
  const contract = contractOf({ ...components, ...Object.fromEntries(schemas) });
  test.each(schemas)("%s", (name, _schema) => {
    for (const seed of [1, 2, 3]) {
      const made = makeValidValue(contract, name, seed, "/here");
      expect(made).toBeDefined();
      expect(contract.validateValue(name, made?.value)).toEqual([]);
      expect(makeValidValue(contract, name, seed, "/here")?.value).toEqual(made?.value);
    }
  });
});

test("By OpenAPI 3.0, a bound may be exclusive by a word, and null be allowed by one.", () => {
  const schema = { type: "integer", minimum: 3, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: true };
  const contract = contractOf({ Four: schema, Maybe: { type: "string", nullable: true } }, "3.0.3");
  expect(makeValidValue(contract, "Four", 1, "")?.value).toBe(4);
  expect(makeValidValue(contract, "Maybe", 1, "")?.value).toMatch(/text/);
});

test("What the server alone may write is not sent, and the description's own examples are.", () => {
  const properties = { id: { type: "integer", readOnly: true }, name: { type: "string", example: "Rex" } };
  const contract = contractOf({ Pet: { type: "object", properties } });
  expect(makeValidValue(contract, "Pet", 1, "")?.value).toEqual({ name: "Rex" });
});

test.each([
  ["a schema that allows nothing", { type: "integer", minimum: 2, maximum: 1 }],
  ["a component that stands in itself without an end", reference("Endless")],
  ["a pattern that looks back", { type: "string", pattern: "^(a|b)\\1(?<=aa)zz$" }],
])("Of %s no value is made, and nothing fails.", (_what, schema) => {
  const endless = { type: "object", required: ["next"], properties: { next: reference("Endless") } };
  expect(makeValidValue(contractOf({ Endless: endless, Root: schema }), "Root", 1, "")).toBeUndefined();
});

/** The names of the values on one side of every edge. */
function edges(schema: object): { allowed: string[]; refused: string[] } {
  const root = { type: "object", required: ["m"], properties: { m: schema } };
  const contract = contractOf({ Root: root });
  const made = makeValidValue(contract, "Root", 1, "");
  const variants = made === undefined ? [] : variantsOf(made.making, root as JsonSchema, made.value);
  const isAllowed = (value: unknown) => contract.validateValue("Root", value).length === 0;
  const own = variants.filter(({ name }) => name.startsWith("m-"));
  const names = (side: boolean) =>
    own.filter(({ value }) => isAllowed(value) === side).map(({ name }) => name.slice(2));
  return { allowed: names(true), refused: names(false) };
}

test("A discriminator says what the value is, and its other words are not tried.", () => {
  const contract = contractOf(components);
  const made = [1, 2, 3].map((seed) => makeValidValue(contract, "Circle", seed, ""));
  expect(made.map((each) => each?.value)).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ sort: "circle" })),
  );
  expect(makeValidValue(contract, "Shape", 1, "")?.value).toMatchObject({ sort: "Shape" });
  const [circle] = made;
  const variants = circle === undefined ? [] : variantsOf(circle.making, contract.schemas["Circle"], circle.value);
  expect(variants.map(({ name }) => name)).toContain("radius-text");
  expect(variants.map(({ name }) => name)).not.toContain("sort-unknown-word");
});

test.each([
  ["lengths", { type: "string", minLength: 2, maxLength: 4 }, ["shortest", "longest"], ["too-short", "too-long"]],
  ["a pattern", { type: "string", pattern: "^[a-z]+$" }, [], ["off-pattern"]],
  ["words", { type: "string", enum: ["a", "b"] }, ["word-a", "word-b"], ["unknown-word"]],
  [
    "bounds",
    { type: "integer", minimum: 1, maximum: 9 },
    ["least", "most"],
    ["too-small", "too-large", "text", "fraction"],
  ],
  [
    "exclusive bounds",
    { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    ["least", "most"],
    ["too-small", "too-large"],
  ],
  ["steps", { type: "integer", multipleOf: 10, minimum: 10 }, ["least"], ["off-step", "too-small"]],
  [
    "counts",
    { type: "array", minItems: 1, maxItems: 2, items: { type: "string" } },
    ["fewest", "most"],
    ["too-few", "too-many"],
  ],
  ["equals", { type: "array", uniqueItems: true, items: { type: "integer" } }, [], ["twice"]],
  ["a date", { type: "string", format: "date" }, ["leap-day"], ["no-such-day", "no-date"]],
  ["32 bits", { type: "integer", format: "int32" }, ["widest"], ["too-wide"]],
] as const)("On both sides of %s there are values, and each is there once.", (_what, schema, allowed, refused) => {
  const found = edges(schema);
  expect(found.allowed).toEqual(expect.arrayContaining([...allowed]));
  expect(found.refused).toEqual(expect.arrayContaining([...refused, "missing", "null"]));
  const all = [...found.allowed, ...found.refused];
  expect(new Set(all).size).toBe(all.length);
});

test("Of branches that ask for members alone, one is taken whose members can be made, and lists have items there.", () => {
  const Extension = {
    type: "object",
    properties: { text: { type: "string" }, inner: { type: "array", items: reference("Extension") } },
    oneOf: [{ required: ["inner"] }, { required: ["text"] }],
  };
  const contract = contractOf({ Extension });
  for (let seed = 1; seed <= 40; seed++) {
    const made = JSON.stringify(makeValidValue(contract, "Extension", seed, "x")?.value);
    expect(made).toContain('"text"');
    expect(made).not.toContain("[]");
  }
});
