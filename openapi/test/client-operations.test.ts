import { createTable } from "@starfish-api/openapi-codec/generate";
import { expect, test } from "vitest";
import { clientOperations } from "../scripts/client-operations.js";

const parameter = (name: string, schema: object, rest: object = {}) => ({ name, in: "query", schema, ...rest });
const list = (items: object) => ({ type: "array", items });

const document = {
  openapi: "3.1.0",
  info: { title: "Jobs", version: "1" },
  paths: {
    "/jobs": {
      get: {
        operationId: "listJobs",
        parameters: [
          parameter("limit", { $ref: "#/components/schemas/count" }, { required: true }),
          parameter("ratio", { type: "number" }),
          parameter("dry", { type: ["boolean", "null"] }),
          parameter("after", { type: "string", format: "date" }),
          parameter("ids", list({ type: "integer" }), { explode: false }),
          parameter("state", list({ enum: ["open", "done"] })),
          parameter("tags", list({ type: "string" }), { style: "pipeDelimited", explode: false }),
          parameter("deep", { type: "object" }, { style: "deepObject" }),
          parameter("odd", list({ type: "string", prefixItems: [] })),
        ],
        responses: {},
      },
    },
    "/jobs/{id}": {
      get: {
        operationId: "readJob",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer", format: "int64" } }],
        responses: {},
      },
    },
  },
  components: { schemas: { count: { type: "integer" } } },
};

test("the methods of the client take numbers, true and false, and lists where the description has them", () => {
  const table = createTable(document);
  expect(table.operations["listJobs"]?.parameters).toEqual([
    { name: "limit", in: "query", required: true, kind: "integer" },
    { name: "ratio", in: "query", kind: "number" },
    { name: "dry", in: "query", kind: "boolean" },
    { name: "after", in: "query" },
    { name: "ids", in: "query", kind: "integer", list: "," },
    { name: "state", in: "query", list: "repeated" },
    { name: "tags", in: "query", list: "%7C" },
    { name: "deep", in: "query" },
    { name: "odd", in: "query" },
  ]);
  const text = clientOperations(document, table);
  expect(text).toContain(
    "listJobs: (request: { readonly limit: number; readonly ratio?: number; readonly dry?: boolean; " +
      "readonly after?: string; readonly ids?: readonly number[]; readonly state?: readonly string[]; " +
      "readonly tags?: readonly string[]; readonly deep?: string; readonly odd?: string }",
  );
  expect(text).toContain("readJob: (id: number,");
});
