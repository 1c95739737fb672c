import { fileURLToPath } from "node:url";
import { decode, encodeBody } from "@starfish-api/openapi-codec";
import { loadTable } from "@starfish-api/openapi-codec/generate";
import { afterAll, expect, test } from "vitest";
import { text } from "./published.ts";
import { createRepositoryCopy } from "./repository-copy.ts";

const copy = createRepositoryCopy();
copy.write("openapi/starfish.v2.yaml", text("test/toy.v2.yaml"));
const generated = copy.run("generate.js");
afterAll(() => copy.remove());

test("a second description gets every artefact beside those of the first, which stay as they are", () => {
  expect(generated.output.trim().split("\n")).toEqual(
    [
      "openapi/generated/starfish.v2.json",
      "openapi/generated/starfish.v2.dereferenced.json",
      "openapi/generated/starfish.v2.openapi-3.0.json",
      "openapi/generated/starfish.v2.openapi-3.0.yaml",
      "openapi/generated/starfish.v2.swagger-2.0.json",
      "openapi/generated/starfish.v2.swagger-2.0.md",
      "openapi/generated/starfish.v2.postman.json",
      "openapi/generated/starfish.v2.json-bodies.json",
      "openapi/generated/starfish.v2.json-bodies.openapi-3.0.json",
      "openapi/generated/starfish.v2.xml-bodies.json",
      "openapi/generated/starfish.v2.xml-bodies.openapi-3.0.json",
      "openapi/generated/starfish.v2.xsd",
      "openapi/generated/starfish.v2.schemas/runRequest.json",
      "openapi/generated/starfish.v2.vectors/messages.json",
    ].map((path) => `wrote ${path}`),
  );
});

test("they are of the second description: its namespace, its operation, its examples", () => {
  expect(copy.read("openapi/generated/starfish.v2.xsd")).toContain('targetNamespace="http://schemas.example.com/v2"');
  expect(copy.read("openapi/generated/starfish.v2.json")).toContain('"startRun"');
  const { vectors } = JSON.parse(copy.read("openapi/generated/starfish.v2.vectors/messages.json"));
  expect(vectors).toMatchObject([{ id: "runRequest-small", value: { name: "nightly", priority: 2 } }]);
});

test("a change of it alone makes its own files stale, and only those", () => {
  const toy = copy.read("openapi/starfish.v2.yaml");
  copy.write("openapi/starfish.v2.yaml", toy.replace("maxLength: 64", "maxLength: 65"));
  const { status, output } = copy.run("generate.js", "--check");
  expect(status).toBe(1);
  expect(output.match(/^\S+(?= is stale)/gm)?.every((path) => path.includes("v2"))).toBe(true);
});

test("the lint rules take it as they take the first", () => {
  const { status, output } = copy.run(
    "../node_modules/@redocly/cli/bin/cli.js",
    "lint",
    "--config",
    "openapi/redocly.yaml",
    "openapi/starfish.v2.yaml",
  );
  expect(output).not.toContain("[1]");
  expect(status).toBe(0);
});

test("the codec takes it: its table has its operation and its members", async () => {
  const table = await loadTable(fileURLToPath(new URL("toy.v2.yaml", import.meta.url)));
  expect(Object.keys(table.operations)).toEqual(["startRun"]);
  const value = { name: "nightly", priority: 2 };
  const text = encodeBody(table, "startRun", value, "application/xml");
  expect(text).toBe(
    '<runRequest xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.example.com/v2"><name>nightly</name><priority>2</priority></runRequest>',
  );
  expect(decode(table, "runRequest", text, "application/xml")).toEqual(value);
});
