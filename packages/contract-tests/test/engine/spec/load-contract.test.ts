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
  const id = expect.objectContaining({ name: "id", in: "path", required: true });
  expect(operation("getResults").parameters).toContainEqual(id);
  expect(operation("getResults").responses["401"]?.headers).toEqual({
    "WWW-Authenticate": { required: true, schema: { type: "string" }, evidence: "documented", example: "Bearer" },
  });
  expect(operation("executeJobAsync").callbacks).toMatchObject([
    { name: "runEnded", expression: "{$request.body#/webHookURL}", operation: { id: "runEnded", method: "POST" } },
  ]);
});

const circular: Record<string, unknown> = { openapi: "3.1.0", paths: {} };
circular["x-again"] = [circular];

describe("another description", () => {
  const directory = mkdtempSync(join(tmpdir(), "contract-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const write = (name: string, text: string | Uint8Array): string => {
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

  test.each(["utf8", "utf16le"] as const)("A file of %s with its mark in front is read.", (encoding) => {
    const text = "\ufeffopenapi: 3.1.0\ninfo: { title: Ü, version: '1' }\npaths: {}\n";
    const { document } = loadContract(write(`${encoding}.yaml`, Buffer.from(text, encoding)));
    expect(document).toMatchObject({ info: { title: "Ü" } });
  });

  test("It may be divided among files, which may refer to each other; a schema has the name of its file or of its place.", () => {
    write(
      "paths.json",
      JSON.stringify({
        put: {
          operationId: "put",
          parameters: [{ $ref: "parts.json#/parameters/Page" }],
          requestBody: { content: { "text/xml": { schema: { $ref: "Book.yaml" } } } },
          responses: { 400: { $ref: "parts.json#/responses/Bad" } },
        },
      }),
    );
    write(
      "parts.json",
      JSON.stringify({
        parameters: { Page: { name: "page", in: "query", schema: { $ref: "#/schemas/Count" } } },
        responses: { Bad: { description: "", content: { "text/xml": { schema: { $ref: "#/schemas/Author" } } } } },
        schemas: { Count: { type: "integer" }, Author: { type: "object", properties: { name: { type: "string" } } } },
      }),
    );
    write(
      "Book.yaml",
      "{ type: object, required: [title], properties: { title: { type: string }, parts: { type: array, items: { $ref: Book.yaml } }, by: { $ref: 'parts.json#/schemas/Author' } } }",
    );
    const own = {
      Book: { $ref: "Book.yaml" },
      Shelf: { type: "array", items: { $ref: "whole.json#/components/schemas/Book" } },
    };
    const { operations, schemas, validateValue } = loadContract(
      write(
        "whole.json",
        JSON.stringify({ openapi: "3.1.0", paths: { "/books": { $ref: "paths.json" } }, components: { schemas: own } }),
      ),
    );
    const [operation] = operations;
    expect(operation?.parameters).toMatchObject([{ name: "page", in: "query" }]);
    expect(operation?.request?.mediaTypes["text/xml"]?.schema).toBe("Book");
    expect(operation?.responses["400"]?.mediaTypes["text/xml"]?.schema).toBe("Author");
    expect(Object.keys(schemas).sort()).toEqual(["Author", "Book", "Count", "Shelf"]);
    expect(validateValue("Shelf", [{ title: "a", parts: [{ title: 5 }], by: { name: 1 } }])).toMatchObject([
      { path: "/0/parts/0/title" },
      { path: "/0/by/name" },
    ]);
    expect(validateValue(operation?.parameters[0]?.schema ?? {}, "x")).toHaveLength(1);
  });

  test.each([
    ["is not there", '{ $ref: "none.yaml" }', /refers to none\.yaml, and .*none\.yaml cannot be read: ENOENT/],
    [
      "lacks what is named",
      '{ $ref: "tab.yaml#/b" }',
      /refers to tab\.yaml#\/b, and .*tab\.yaml cannot be read: Tabs are not/,
    ],
    ["is on the network", '{ $ref: "https://a.example/b.yaml" }', /refers to https:\/\/a\.example\/b\.yaml, outside/],
  ])("A file that %s is named.", (_what, schema, message) => {
    write("tab.yaml", "paths:\n\ta: {}\n");
    const file = write("refers.yaml", `{ openapi: 3.1.0, paths: {}, components: { schemas: { a: ${schema} } } }`);
    expect(() => loadContract(file)).toThrow(message);
  });

  test("What a schema says beyond the rules is legal, and so are YAML's merge keys.", () => {
    const yaml = `
paths: {}
components:
  schemas:
    A: { type: object, unit: metres, properties: &own { a: { type: string, format: colour } } }
    B: { type: object, properties: { <<: *own, b: { type: integer } } }
`;
    const { validateValue } = loadContract(write("merged.yaml", yaml));
    expect(validateValue("B", { a: 1, b: "x" })).toMatchObject([{ path: "/a" }, { path: "/b" }]);
  });

  test("An operation without a name is called by its method and path.", () => {
    const { operations } = loadContract({ paths: { "/a": { get: {} } } });
    expect(operations.map(({ id }) => id)).toEqual(["get /a"]);
  });

  test("A schema that stands in a body is called by where it stands; equal ones are one.", () => {
    const schema = { type: "string" };
    const content = {
      "application/json": { schema },
      "application/xml": { schema: { ...schema } },
      "text/xml": { schema: { type: "integer" } },
    };
    const { operations, schemas, validateValue } = loadContract({
      paths: { "/a": { post: { operationId: "a", requestBody: { content }, responses: { default: { content } } } } },
    });
    const names = (mediaTypes: Readonly<Record<string, { readonly schema?: string }>> = {}) =>
      Object.values(mediaTypes).map((mediaType) => mediaType.schema);
    expect(names(operations[0]?.request?.mediaTypes)).toEqual(["a request", "a request", "a request text/xml"]);
    expect(names(operations[0]?.responses["default"]?.mediaTypes)).toContain("a default");
    expect(schemas["a request text/xml"]).toEqual({ type: "integer" });
    expect(validateValue("a request text/xml", "x")).toMatchObject([{ keyword: "type" }]);
  });

  test("A media type that is neither JSON nor XML nor a form has no schema: every body may be sent.", () => {
    const content = { "text/csv": { schema: { type: "string" } } };
    const { operations } = loadContract({ paths: { "/a": { post: { requestBody: { content } } } } });
    expect(operations[0]?.request?.mediaTypes["text/csv"]).not.toHaveProperty("schema");
  });

  test("The parameters of a path are those of its operations, unless they have their own.", () => {
    const parameter = { name: "a", in: "path", required: true };
    const own = { ...parameter, schema: { type: "integer" } };
    const item = { parameters: [parameter, { name: "b", in: "query" }], get: { parameters: [own] }, put: {} };
    const [get, put] = loadContract({ paths: { "/{a}": item } }).operations;
    expect(get?.parameters).toMatchObject([{ name: "b" }, { name: "a", schema: { type: "integer" } }]);
    expect(put?.parameters).toMatchObject([{ name: "a", schema: {} }, { name: "b" }]);
  });

  test("The XML schemas were made from the published description, and are used for it alone.", () => {
    expect(contract.hasXmlSchema).toBe(true);
    expect(loadContract(structuredClone(contract.document)).hasXmlSchema).toBe(true);
    const other = loadContract({ paths: {}, info: { title: "Another", version: "1" } });
    expect(other.hasXmlSchema).toBe(false);
    expect(other.validateXml("<a/>")).toEqual([]);
  });

  test.each([
    ["a file that is not there", join(directory, "none.yaml"), "cannot be read"],
    ["a document without paths", { openapi: "3.1.0" }, "no paths"],
    ["a reference to nothing", { paths: { "/a": { $ref: "#/x" } } }, "#/x, which is not there"],
    ["a reference to elsewhere", { paths: { "/a": { $ref: "other.yaml" } } }, "outside of itself"],
    ["a reference to itself", { paths: { "/a": { $ref: "#/paths/~1a" } } }, "in a circle"],
    ["an empty file", write("empty.yaml", "# later\n"), "it is empty"],
    ["a list", write("list.yaml", "- a\n"), "it is a list"],
    [
      "a file with a tab",
      write("tab.yaml", "paths:\n\ta: {}\n"),
      "Tabs are not allowed as indentation at line 2, column 1",
    ],
    ["an alias inside its anchor", write("circle.yaml", "paths: {}\nx-a: &a { b: *a }\n"), "inside its own anchor"],
    [
      "an alias inside its anchor, in a file of several",
      write("around.yaml", "paths: { /a: { $ref: circle.yaml } }\n"),
      "circle.yaml cannot be read: The description holds itself",
    ],
    ["an address", "https://pets.test/openapi.yaml", "is an address: save what is there, and give the file"],
    ["an object that holds itself", circular, "The description holds itself"],
    ["another version", { openapi: "4.0.0", paths: {} }, "of OpenAPI 4.0.0"],
    ["a path without a slash", { paths: { a: {} } }, "path a does not begin with /"],
    ["an operation that is a text", { paths: { "/a": { get: "list" } } }, '"list" where an object belongs'],
    ["answers in a list", { paths: { "/a": { get: { responses: [{}] } } } }, "[{}] where an object belongs"],
    [
      "a word for a status",
      { paths: { "/a": { get: { responses: { "2xx": {} } } } } },
      "an answer 2xx: a status has three",
    ],
    [
      "a word for a media type",
      { paths: { "/a": { put: { requestBody: { content: { json: {} } } } } } },
      "has json for a media",
    ],
    [
      "a parameter in the body",
      { paths: { "/a": { put: { parameters: [{ name: "a", in: "body" }] } } } },
      'a parameter "a" in "body"',
    ],
    [
      "a type that does not exist",
      { paths: {}, components: { schemas: { a: { properties: { b: { type: "int" } } } } } },
      'schema a is wrong at /properties/b/type: it must be one of array, boolean, integer, null, number, object, string, and is "int"',
    ],
    [
      "required in the member",
      { paths: {}, components: { schemas: { a: { properties: { title: { required: true } } } } } },
      "at /properties/title/required: it must be array, and is true",
    ],
    [
      "a member that is a text",
      { paths: {}, components: { schemas: { a: { properties: { title: "string" } } } } },
      'at /properties/title: it must be object or boolean, and is "string"',
    ],
    [
      "a reference to nothing in a schema",
      { paths: {}, components: { schemas: { a: { $ref: "#/components/schemas/b" } } } },
      "schema a does not compile",
    ],
    [
      "a branch that nothing names",
      {
        paths: {},
        components: { schemas: { a: { oneOf: [{ type: "object" }], discriminator: { propertyName: "k" } } } },
      },
      "or give its k a const",
    ],
    [
      "a body whose schema is not a schema",
      { paths: { "/a": { post: { requestBody: { content: { "text/xml": { schema: "string" } } } } } } },
      "is not a schema",
    ],
  ])("%s is the kit's error", (_what, document, message) => {
    expect(() => loadContract(document)).toThrow(KitError);
    expect(() => loadContract(document)).toThrow(message);
  });
});

test("What decides nothing does not stop a run: extensions anywhere, and notes of another type.", () => {
  const { operations } = loadContract({
    openapi: "3.1.0",
    "x-a": "a",
    paths: { "x-group": "g", "/a": { get: { "x-b": 1, responses: { 200: { description: "" }, "x-c": "later" } } } },
    components: { schemas: { a: { title: 5, description: null, deprecated: "yes", examples: {}, format: "none" } } },
  });
  expect(operations.map(({ responses }) => Object.keys(responses))).toEqual([["200"]]);
});

test("A part of a path that nobody describes is a text.", () => {
  const [operation] = loadContract({ paths: { "/a/{id}": { get: {} } } }).operations;
  expect(operation?.parameters).toMatchObject([{ name: "id", in: "path", required: true, schema: { type: "string" } }]);
});
