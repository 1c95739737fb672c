import { expect, test } from "vitest";
import { createMock, loadContract, runContract } from "../../src/index.ts";

const ok = { description: "Yes" };
const json = (schema: object) => ({ "application/json": { schema } });
const documentOf = (paths: object, components?: object) => ({
  openapi: "3.1.0",
  info: { title: "Any", version: "1" },
  paths,
  ...(components === undefined ? {} : { components }),
});

test.each([
  [
    "no components",
    documentOf({ "/a": { get: { responses: { 200: { ...ok, content: json({ type: "object" }) } } } } }),
  ],
  [
    "a path that is a component, with an answer that is one",
    documentOf(
      { "/a": { $ref: "#/components/pathItems/A" } },
      {
        pathItems: { A: { get: { responses: { 200: { $ref: "#/components/responses/R" } } } } },
        responses: { R: { ...ok, content: json({ type: "boolean" }) } },
      },
    ),
  ],
  [
    "bytes in two media types",
    documentOf({
      "/a": { get: { responses: { 200: { ...ok, content: { "application/pdf": {}, "image/png": {} } } } } },
    }),
  ],
  ["the default answer alone", documentOf({ "/a": { get: { responses: { default: ok } } } })],
  ["HEAD alone", documentOf({ "/a": { head: { responses: { 200: ok } } } })],
  [
    "a name of Object's own",
    documentOf({ "/__proto__": { get: { operationId: "constructor", responses: { 204: ok } } } }),
  ],
])("By a description with %s the mock answers, and a run against it has no findings.", async (_what, document) => {
  const contract = loadContract(document);
  const mock = await createMock({ contract });
  const { url, close } = await mock.listen();
  const { findings, totals } = await runContract({ baseUrl: url, isMock: true }, { contract, examples: 1 });
  await close();
  expect(findings).toEqual([]);
  expect(totals.passed).toBeGreaterThan(2);
});

test("A description without an operation is told so.", async () => {
  const contract = loadContract(documentOf({}));
  await expect(runContract({ baseUrl: "http://127.0.0.1:1" }, { contract })).rejects.toThrow(
    "The description has no operation of which a request could be made",
  );
});
