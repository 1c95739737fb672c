import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { KitError, loadContract } from "../../../src/index.ts";

const contract = loadContract();
const operation = (id: string): (typeof contract.operations)[number] => {
  const found = contract.operations.find((each) => each.id === id);
  if (found === undefined) {
    throw new Error(`no operation ${id}`);
  }
  return found;
};

test("The published description has the operations of version 1.", () => {
  expect(contract.operations.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining([
      "POST /token",
      "POST /v1/ExecuteJobAsync",
      "POST /v1/ExecuteJob",
      "POST /v1/Webhook",
      "GET /v1/Results/{id}",
    ]),
  );
});

test("Security is none, optional or required.", () => {
  expect(
    ["requestToken", "executeJobAsync", "executeJob", "postWebhook", "getResults"].map((id) => operation(id).security),
  ).toEqual(["none", "required", "required", "optional", "required"]);
});

test("A start takes five media types and has examples in each.", () => {
  const { request } = operation("executeJobAsync");
  const names = Object.values(request?.mediaTypes ?? {}).map(({ examples }) => Object.keys(examples));
  expect(names).toEqual(Array.from({ length: 5 }, () => ["everyMember", "onlyRequired", "textToTheLetter"]));
  expect(request?.required).toBe(true);
});

test("A body that may be anything has no schema.", () => {
  expect(operation("postWebhook").request).toMatchObject({ required: false, mediaTypes: { "*/*": {} } });
  expect(operation("postWebhook").request?.mediaTypes["*/*"]).not.toHaveProperty("schema");
});

test("Parameters, headers and callbacks are there with their evidence.", () => {
  expect(operation("getResults").parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
  expect(operation("getResults").responses["401"]?.headers).toEqual({
    "WWW-Authenticate": { required: true, evidence: "documented", example: "Bearer" },
  });
  expect(operation("executeJobAsync").callbacks).toMatchObject([
    { name: "runEnded", expression: "{$request.body#/webHookURL}", operation: { id: "runEnded", method: "POST" } },
  ]);
});

describe("another description", () => {
  const directory = mkdtempSync(join(tmpdir(), "contract-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const write = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };

  test("It may be an object.", () => {
    expect(loadContract(contract.document).operations).toEqual(contract.operations);
  });

  test("It may be a file, in JSON or YAML.", () => {
    expect(loadContract(write("a.json", JSON.stringify(contract.document))).operations).toEqual(contract.operations);
    expect(loadContract(write("a.yaml", "openapi: 3.1.0\npaths: {}\n")).operations).toEqual([]);
  });

  test.each([
    ["a file that is not there", join(directory, "none.yaml"), "cannot be read"],
    ["a document without paths", { openapi: "3.1.0" }, "no paths"],
    ["an operation without a name", { paths: { "/a": { get: {} } } }, "no operationId for get /a"],
    ["a reference to nothing", { paths: { "/a": { $ref: "#/x" } } }, "#/x, which is not there"],
    ["a reference to elsewhere", { paths: { "/a": { $ref: "other.yaml" } } }, "outside of itself"],
    ["a reference to itself", { paths: { "/a": { $ref: "#/paths/~1a" } } }, "in a circle"],
    [
      "a schema that does not compile",
      { paths: {}, components: { schemas: { a: { type: "nothing" } } } },
      "does not compile",
    ],
    [
      "a schema without a name",
      {
        paths: {
          "/a": {
            post: { operationId: "a", requestBody: { content: { "text/xml": { schema: { type: "string" } } } } },
          },
        },
      },
      "not one of components.schemas",
    ],
  ])("%s is the kit's error", (_what, document, message) => {
    expect(() => loadContract(document)).toThrow(KitError);
    expect(() => loadContract(document)).toThrow(message);
  });
});
