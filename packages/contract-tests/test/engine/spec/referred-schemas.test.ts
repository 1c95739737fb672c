import { expect, test } from "vitest";
import { loadContract } from "../../../src/index.ts";

test("Schemas that others refer to by where they are used are found, also those that stand in themselves.", () => {
  const place = "#/paths/~1a~1%7Bid%7D/get/responses/200/content/application~1json/schema";
  const answer = (schema: object) => ({ 200: { description: "", content: { "application/json": { schema } } } });
  const tree = { type: "object", properties: { name: { type: "string" }, inner: { $ref: place } } };
  const contract = loadContract({
    openapi: "3.0.3",
    info: { title: "Bundled", version: "1" },
    paths: {
      "/a/{id}": {
        get: { operationId: "a", parameters: [{ name: "q", in: "query", schema: {} }], responses: answer(tree) },
      },
      "/b": {
        get: {
          operationId: "b",
          parameters: [{ $ref: "#/paths/~1a~1%7Bid%7D/get/parameters/0" }],
          responses: answer({ $ref: place }),
        },
      },
    },
  });
  const [first, second] = contract.operations.map(
    ({ responses }) => responses["200"]?.mediaTypes["application/json"]?.schema,
  );
  for (const schema of [first ?? "", second ?? ""]) {
    expect(contract.validateValue(schema, { inner: { inner: { name: "a" } } })).toEqual([]);
    expect(contract.validateValue(schema, { inner: { inner: { name: 1 } } })).toMatchObject([
      { path: "/inner/inner/name" },
    ]);
  }
  expect(contract.operations[1]?.parameters).toMatchObject([{ name: "q", in: "query" }]);
});

test("What a schema refers to outside of the document is told, and what to do.", () => {
  const schemas = { A: { $ref: "https://schemas.test/a.json" } };
  expect(() => loadContract({ openapi: "3.1.0", paths: {}, components: { schemas } })).toThrow(
    "refers to https://schemas.test/a.json, outside of itself: make one file of it first",
  );
});
