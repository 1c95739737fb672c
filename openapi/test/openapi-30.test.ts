import { expect, test } from "vitest";
import { openapi30 } from "../scripts/openapi-30.js";
import { description, json } from "./published.ts";

const original = description();
const edition = json("generated/starfish.v1.openapi-3.0.json");

/** The smallest description that the script reads, with one schema of the test's own. */
const withSchema = (schema: object) => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1.0.0", summary: "s", description: "d", license: { name: "MIT", identifier: "MIT" } },
  paths: {},
  components: { schemas: { message: schema } },
});

test("paths, responses, headers and examples are those of the description", () => {
  expect(edition.openapi).toBe("3.0.3");
  const { schemas: _, ...components } = edition.components;
  const { schemas: __, ...originals } = original.components;
  expect(components).toEqual(originals);
  expect(Object.keys(edition.paths)).toEqual(Object.keys(original.paths));
});

test("members keep their order, their evidence and their XML names", () => {
  for (const [name, schema] of Object.entries<Record<string, Record<string, unknown>>>(original.components.schemas)) {
    const converted = edition.components.schemas[name];
    expect(Object.keys(converted.properties ?? {})).toEqual(Object.keys(schema["properties"] ?? {}));
    expect(converted.xml).toEqual(schema["xml"]);
    expect(converted["x-evidence"]).toBe(schema["x-evidence"]);
  }
});

test("a type that may be null becomes nullable, a constant an enumeration, and the first example is kept", () => {
  const properties = {
    may: { type: ["string", "null"] },
    only: { const: "a" },
    status: { type: "string", examples: ["x", "y"] },
  };
  const converted = openapi30(withSchema({ type: "object", properties }));
  expect(converted.components.schemas.message.properties).toEqual({
    may: { type: "string", nullable: true },
    only: { enum: ["a"] },
    status: { type: "string", example: "x" },
  });
});

test.each([
  ["a keyword without a replacement", { type: "object", patternProperties: {} }, /patternProperties/],
  ["a type with several names", { type: ["string", "integer"] }, /one type besides "null"/],
  ["what stands beside a reference", { $ref: "#/components/schemas/message", description: "d" }, /beside a \$ref/],
])("%s is refused, not dropped", (_, schema, message) => {
  expect(() => openapi30(withSchema(schema))).toThrow(message);
});
