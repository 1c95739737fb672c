import { expect, test } from "vitest";
import { dereferenced } from "../scripts/dereferenced.js";
import { json } from "./published.ts";

const edition = json("generated/starfish.v1.dereferenced.json");

test("the only reference left is the one that never ends", () => {
  const references = [...JSON.stringify(edition).matchAll(/"\$ref":"(?<to>[^"]+)"/g)].map(
    ({ groups }) => groups?.["to"],
  );
  expect(new Set(references)).toEqual(new Set(["#/components/schemas/Error"]));
});

test("what was referred to stands in its place", () => {
  const start = edition.paths["/v1/ExecuteJobAsync"].post;
  const { schema, examples } = start.requestBody.content["application/xml"];
  expect(schema).toEqual(edition.components.schemas.execJobAsyncRequest);
  expect(examples.onlyRequired.value).toMatch(/^<execJobAsyncRequest /);
  expect(start.responses["401"].headers["WWW-Authenticate"].example).toBe("Bearer");
});

test("a schema inside itself is expanded once", () => {
  const reference = { $ref: "#/components/schemas/node" };
  const node = { type: "object", properties: { next: reference } };
  const { components } = dereferenced({ paths: { "/": reference }, components: { schemas: { node } } });
  expect(components.schemas.node.properties.next).toEqual({ type: "object", properties: { next: reference } });
});
