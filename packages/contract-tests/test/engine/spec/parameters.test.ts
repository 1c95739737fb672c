import { describe, expect, test } from "vitest";
import { loadContract } from "../../../src/index.ts";
import { matchOperation } from "../../../src/spec/match-operation.ts";
import { writeParameter } from "../../../src/spec/parameters/write-parameter.ts";
import { findTokenPath } from "../../../src/spec/token-path.ts";

const parameter = { name: "color", required: true, schema: {}, evidence: "documented" } as const;
const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200 };

/** The table of OpenAPI's "Style Examples", with what it says is not defined left out. */
test.each([
  ["path", "matrix", false, "blue", ";color=blue"],
  ["path", "matrix", false, list, ";color=blue,black,brown"],
  ["path", "matrix", false, object, ";color=R,100,G,200"],
  ["path", "matrix", true, list, ";color=blue;color=black;color=brown"],
  ["path", "matrix", true, object, ";R=100;G=200"],
  ["path", "label", false, "blue", ".blue"],
  ["path", "label", false, object, ".R,100,G,200"],
  ["path", "label", true, list, ".blue.black.brown"],
  ["path", "label", true, object, ".R=100.G=200"],
  ["path", undefined, undefined, list, "blue,black,brown"],
  ["path", "simple", true, object, "R=100,G=200"],
  ["path", "simple", false, "a/b c", "a%2Fb%20c"],
  ["query", undefined, undefined, "blue", "color=blue"],
  ["query", undefined, undefined, list, "color=blue&color=black&color=brown"],
  ["query", "form", false, list, "color=blue,black,brown"],
  ["query", "form", true, object, "R=100&G=200"],
  ["query", "form", false, object, "color=R,100,G,200"],
  ["query", "spaceDelimited", false, list, "color=blue%20black%20brown"],
  ["query", "pipeDelimited", false, list, "color=blue%7Cblack%7Cbrown"],
  ["query", "deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200"],
  ["header", undefined, undefined, list, "blue,black,brown"],
  ["header", undefined, true, object, "R=100,G=200"],
  ["cookie", undefined, undefined, "blue", "color=blue"],
] as const)("In the %s by the style %s, exploded %s: %j", (place, style, explode, value, expected) => {
  const written = writeParameter(
    {
      ...parameter,
      in: place,
      ...(style === undefined ? {} : { style }),
      ...(explode === undefined ? {} : { explode }),
    },
    value,
  );
  const text = written.path ?? written.query?.join("&") ?? written.header ?? written.cookie;
  expect(text).toBe(expected);
});

test("A value of a media type of its own is written in it.", () => {
  expect(writeParameter({ ...parameter, in: "query", mediaType: "application/json" }, object).query).toEqual([
    `color=${encodeURIComponent('{"R":100,"G":200}')}`,
  ]);
});

const responses = { 200: { description: "Yes" } };
const documentOf = (paths: readonly string[], more = {}) =>
  loadContract({
    openapi: "3.1.0",
    info: { title: "Paths", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { operationId: path, responses } }])),
    ...more,
  });

describe("An address leads to the operation whose template it fits", () => {
  const contract = documentOf(["/pets/{id}", "/pets/mine", "/Pets/mine", "/files/{name}.{kind}", "/a.b/{x}"]);
  test.each([
    ["/pets/7", "/pets/{id}", { id: "7" }],
    ["/pets/a%2Fb", "/pets/{id}", { id: "a/b" }],
    ["/pets/mine", "/pets/mine", {}],
    ["/Pets/mine", "/Pets/mine", {}],
    ["/pets/mine/", "/pets/mine", {}],
    ["/files/report.pdf", "/files/{name}.{kind}", { name: "report", kind: "pdf" }],
    ["/files/report", undefined, {}],
    ["/axb/1", undefined, {}],
    ["/PETS/7", undefined, {}],
  ])("%s → %s", (path, id, parameters) => {
    const match = matchOperation(contract, "GET", new URL(path, "http://host.test"));
    expect([match.operation?.id, match.pathParameters]).toEqual([id, parameters]);
  });
});

test.each([
  ["/token", undefined, "/token"],
  ["token", undefined, "/token"],
  ["https://pets.test/api/token?x=1", "https://pets.test/api", "/token?x=1"],
  ["https://pets.test/token", "https://pets.test/api", undefined],
  ["https://login.test/token", "https://pets.test", undefined],
  ["https://login.test/token", undefined, undefined],
])("A password is sent to %s of a server at %s as %s.", (tokenUrl, server, expected) => {
  const login = { type: "oauth2", flows: { password: { tokenUrl, scopes: {} } } };
  const contract = documentOf(["/pets"], {
    components: { securitySchemes: { login } },
    ...(server === undefined ? {} : { servers: [{ url: server }] }),
  });
  expect(findTokenPath(contract)).toBe(expected);
});
