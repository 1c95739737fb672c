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

export const describing: readonly Check[] = [
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
    name: "refuses a dictionary of DataContract that holds itself, for it has no name",
    run: ({ createTable }) => {
      const schemas = { A: { type: "object", additionalProperties: { $ref: "#/components/schemas/A" } } };
      assert.ok(createTable(document(schemas)));
      assert.throws(() => createTable(document(schemas, "data-contract")), { name: "DocumentError" });
    },
  },
];
