import assert from "node:assert/strict";
import type { Check } from "../check.ts";

const document = (schemas: object, dialect = "openapi") => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  "x-xml-dialect": dialect,
  paths: {},
  components: { schemas },
});

const pair = (member: object) => ({
  Either: {
    oneOf: [{ $ref: "#/components/schemas/One" }, { $ref: "#/components/schemas/Other" }],
    discriminator: { propertyName: "kind" },
  },
  One: { type: "object", properties: { kind: member } },
  Other: { type: "object" },
});

/** The branches have their discriminator in an attribute and in an element; the second has a text beside it. */
const scattered = {
  Either: {
    oneOf: [{ $ref: "#/components/schemas/Element" }, { $ref: "#/components/schemas/Attribute" }],
    discriminator: { propertyName: "kind" },
  },
  Element: {
    type: "object",
    properties: { kind: { type: "string" }, size: { type: "integer", xml: { name: "kind", attribute: true } } },
  },
  Attribute: {
    type: "object",
    properties: {
      kind: { type: "string", xml: { attribute: true } },
      note: { type: "string", xml: { nodeType: "text" } },
    },
  },
};

export const describing: readonly Check[] = [
  {
    name: "tells branches apart that have their discriminator in different places",
    run: ({ createTable, module }) => {
      const table = createTable(document(scattered));
      for (const value of [
        { kind: "Element", size: 5 },
        { kind: "Attribute", note: "n" },
      ]) {
        const text = module.encode(table, "Either", value, "application/xml");
        assert.deepEqual(module.decode(table, "Either", text, "application/xml"), value);
      }
    },
  },
  {
    name: "refuses a discriminator that is not a text, and says where it is",
    run: ({ createTable }) => {
      assert.ok(createTable(document(pair({ type: "string" }))));
      for (const member of [{ type: "integer" }, { type: "array", items: { type: "string" } }, { type: "object" }]) {
        assert.throws(() => createTable(document(pair(member))), {
          name: "DocumentError",
          pointer: "#/components/schemas/One/properties/kind",
          reason: /kind tells the branches of a union apart, and is not a text/,
        });
      }
    },
  },
  {
    name: "refuses to tell branches apart by the text of their element, and says where it is",
    run: ({ createTable }) => {
      for (const nodeType of ["text", "cdata"]) {
        assert.throws(() => createTable(document(pair({ type: "string", xml: { nodeType } }))), {
          name: "DocumentError",
          pointer: "#/components/schemas/One/properties/kind",
          reason: /kind tells the branches of a union apart, and is the text of its element/,
        });
      }
    },
  },
  {
    name: "refuses a dictionary of DataContract that holds itself, for it has no name",
    run: ({ createTable }) => {
      const schemas = { A: { type: "object", additionalProperties: { $ref: "#/components/schemas/A" } } };
      assert.ok(createTable(document(schemas)));
      assert.throws(() => createTable(document(schemas, "data-contract")), { name: "DocumentError" });
    },
  },
];
