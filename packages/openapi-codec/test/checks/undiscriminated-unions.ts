import assert from "node:assert/strict";
import { type Check, json, refusal, writeRefusal } from "../check.ts";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const object = (properties: object, required: readonly string[] = []) => ({ type: "object", properties, required });

/** What stands in JSON alone, so that nothing asks for an XML form. */
const documentOf = (schemas: Readonly<Record<string, object>>) => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/a": {
      post: {
        requestBody: { content: { "application/json": { schema: reference("Source") } } },
        responses: {},
      },
    },
  },
  components: { schemas },
});

const sources = documentOf({
  Source: { anyOf: [text, reference("Card"), reference("Bank"), reference("Amounts"), { type: "null" }] },
  Card: object({ id: { type: "integer", format: "int64" }, month: { type: "integer" } }, ["id"]),
  Bank: object({ id: { type: "integer", format: "int64" }, last4: text, total: { type: "integer", format: "int64" } }, [
    "id",
  ]),
  Amounts: {
    oneOf: [
      { type: "integer" },
      { type: "number" },
      { type: "array", items: text },
      { type: "array", items: reference("Card") },
    ],
  },
});

export const undiscriminatedUnions: readonly Check[] = [
  {
    name: "a value without a discriminator is of the branch that it fits, and has that branch's types",
    run: ({ createTable, module }) => {
      const table = createTable(sources, { bigint: true });
      for (const value of [
        ...["tok", null, 1, 1.5, [], ["a"], [{ id: 1n, month: 5 }]],
        ...[{ id: 1n }, { id: 2n, month: 5 }, { id: 3n, last4: "0001", total: 4n }],
      ]) {
        assert.deepEqual(module.decode(table, "Source", module.encode(table, "Source", value, json), json), value);
      }
      // What a server adds does not lead to another branch.
      assert.deepEqual(module.decode(table, "Source", '{"id":1,"total":2,"new":3}', json), {
        id: 1n,
        total: 2n,
        new: 3,
      });
    },
  },
  {
    name: "what fits no branch is refused, with the first problem of each",
    run: (codec) => {
      const { createTable, module } = codec;
      const table = createTable(sources, { bigint: true });
      const [wrong] = writeRefusal(codec, () => module.encode(table, "Source", { id: 1n, mont: 5 }, json));
      assert.equal(
        wrong?.message,
        "fits none of 2 types: as Card, at mont: not a member, did you mean month?; as Bank, at mont: not a member",
      );
      const [read] = refusal(codec, () => module.decode(table, "Source", '[{"id":1},{"id":"x"}]', json));
      assert.equal(
        read?.message,
        "fits none of 2 types: as a list, at 0: expected string, found object; as a list, at 1.id: expected bigint, found string",
      );
      const [other] = refusal(codec, () => module.decode(table, "Source", "true", json));
      assert.equal(other?.message, "expected string or object or number or list, found boolean");
    },
  },
  {
    name: "the values that an enum lists tell branches apart, and a new one is read all the same",
    run: ({ createTable, module }) => {
      const state = (values: readonly string[], more: object) => object({ state: { enum: values }, ...more });
      const table = createTable(
        documentOf({
          Source: {
            anyOf: [
              state(["open"], { at: { type: "integer", format: "int64" } }),
              state(["shut"], { at: { type: ["integer", "string"] } }),
            ],
          },
        }),
        { bigint: true },
      );
      for (const [body, value] of [
        ['{"state":"open","at":1}', { state: "open", at: 1n }],
        ['{"state":"shut","at":1}', { state: "shut", at: 1 }],
        ['{"state":"new","at":"x"}', { state: "new", at: "x" }],
      ] as const) {
        assert.deepEqual(module.decode(table, "Source", body, json), value);
      }
    },
  },
  {
    name: "what does not fit leaves nothing behind",
    run: ({ createTable, module }) => {
      const noted = object({ note: { type: ["string", "null"] }, at: { type: "integer" } }, ["note", "at"]);
      const table = createTable(documentOf({ Source: { anyOf: [noted, object({ at: text }, ["at"])] } }));
      assert.deepEqual(module.decode(table, "Source", '{"at":"x"}', json), { at: "x" });
      assert.deepEqual(module.decode(table, "Source", '{"at":1}', json), { note: null, at: 1 });
    },
  },
  {
    name: "a required member with a const tells branches apart, in XML too",
    run: (codec) => {
      const { createTable, module } = codec;
      const told = (kind: object, more: object) => object({ kind, ...more }, ["kind"]);
      const table = createTable({
        ...sources,
        components: {
          schemas: {
            Source: { oneOf: [reference("Card"), told({ enum: ["bank", "giro"] }, { iban: text })] },
            Card: told({ const: "card", xml: { attribute: true } }, { pan: text }),
          },
        },
      });
      for (const value of [
        { kind: "card", pan: "1" },
        { kind: "giro", iban: "2" },
      ]) {
        for (const mediaType of [json, "text/xml"]) {
          assert.deepEqual(
            module.decode(table, "Source", module.encode(table, "Source", value, mediaType), mediaType),
            value,
          );
        }
      }
      const [issue] = writeRefusal(codec, () => module.encode(table, "Source", { kind: "cash" }, json));
      assert.deepEqual([issue?.path, issue?.message], [["kind"], "expected one of card, bank, giro"]);
    },
  },
  {
    name: "what stands beside a union belongs to each branch",
    run: (codec) => {
      const { createTable, module } = codec;
      const schemas = {
        Pet: {
          ...object({ name: text }, ["name"]),
          oneOf: [reference("Cat"), reference("Dog")],
          discriminator: { propertyName: "kind" },
        },
        Cat: object({ kind: text, lives: { type: "integer" } }, ["kind"]),
        Dog: object({ kind: text, barks: { type: "boolean" } }, ["kind"]),
        Old: { allOf: [reference("Pet"), object({ age: { type: "integer" } })] },
      };
      const table = createTable({ ...sources, paths: {}, components: { schemas } });
      for (const [schema, value, xml] of [
        ["Pet", { name: "a", kind: "Cat", lives: 9 }, "<Pet><name>a</name><kind>Cat</kind><lives>9</lives></Pet>"],
        ["Old", { name: "a", kind: "Dog", age: 9 }, "<Old><name>a</name><age>9</age><kind>Dog</kind></Old>"],
      ] as const) {
        assert.equal(module.encode(table, schema, value, "text/xml"), xml);
        assert.deepEqual(module.decode(table, schema, xml, "text/xml"), value);
      }
      const [issue] = writeRefusal(codec, () => module.encode(table, "Pet", { kind: "Cat" }, json));
      assert.deepEqual([issue?.path, issue?.message], [["name"], "a value is required"]);
    },
  },
  {
    name: "an object of which nothing is said may hold anything, and null is a branch wherever it stands",
    run: ({ createTable, module }) => {
      const schemas = {
        Source: object({
          free: { type: "object" },
          size: { oneOf: [{ enum: ["s"] }, reference("Blank"), reference("Null")] },
          any: { anyOf: [{ type: ["string", "null"] }, { type: ["integer", "null"] }] },
          several: { enum: ["a", 1, null] },
          fixed: { const: { a: [1] } },
        }),
        Blank: { enum: [""] },
        Null: { enum: [null] },
      };
      const table = createTable(documentOf(schemas));
      for (const value of [
        { free: { a: { b: [1, null] } }, size: "", any: 5, several: 1, fixed: { a: [1] } },
        { free: {}, size: null, any: null, several: null },
      ]) {
        assert.deepEqual(module.decode(table, "Source", module.encode(table, "Source", value, json), json), value);
      }
    },
  },
];
