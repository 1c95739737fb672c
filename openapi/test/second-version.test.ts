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
      "openapi/generated/starfish.v2.postman.json",
      "openapi/generated/starfish.v2.json-bodies.json",
      "openapi/generated/starfish.v2.json-bodies.openapi-3.0.json",
      "openapi/generated/starfish.v2.xml-bodies.json",
      "openapi/generated/starfish.v2.xml-bodies.openapi-3.0.json",
      "openapi/generated/starfish.v2.xsd",
      "openapi/generated/starfish.v2.schemas/runRequest.json",
      "openapi/generated/starfish.v2.vectors/messages.json",
      "packages/client/src/generated/all-messages.v2.ts",
      "packages/client/src/generated/types.v2.ts",
      "packages/client/src/generated/wire.v2.ts",
    ].map((path) => `wrote ${path}`),
  );
});

test("they are of the second description: its namespace, its operation, its examples", () => {
  expect(copy.read("openapi/generated/starfish.v2.xsd")).toContain('targetNamespace="http://schemas.example.com/v2"');
  expect(copy.read("packages/client/src/generated/types.v2.ts")).toContain('"/v2/runs"');
  expect(copy.read("packages/client/src/generated/wire.v2.ts")).toContain('"startRun"');
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

test("a range that the client's table has no place for is refused, and where it is", () => {
  const toy = copy.read("openapi/starfish.v2.yaml");
  copy.write("openapi/starfish.v2.yaml", toy.replace("format: int32", "format: int32\n          minimum: 0"));
  const { status, output } = copy.run("generate.js", "--check");
  copy.write("openapi/starfish.v2.yaml", toy);
  expect(output).toContain("runRequest.priority: the wire table has no place for another range than the format's");
  expect(status).toBe(1);
});
