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
          parameter("limit", { $ref: "#/components/schemas/count" }),
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
    { name: "limit", in: "query", kind: "integer" },
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
    "listJobs: (request?: { readonly limit?: number | undefined; readonly ratio?: number | undefined; " +
      "readonly dry?: boolean | undefined; readonly after?: string | undefined; " +
      "readonly ids?: readonly number[] | undefined; readonly state?: readonly string[] | undefined; " +
      "readonly tags?: readonly string[] | undefined; readonly deep?: string | undefined; " +
      "readonly odd?: string | undefined }, options?: CallOptions)",
  );
  expect(text).toContain("readJob: (id: number,");
});

test("what must be given stays the first argument, however many optional parameters come", () => {
  const limit = parameter("limit", { type: "integer" });
  const dry = parameter("dry", { type: "boolean" });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const name = { name: "name", in: "path", required: true, schema: { type: "string" } };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Job" } } };
  const operation = (operationId: string, parameters: object[], rest: object = {}) => ({
    operationId,
    parameters,
    responses: {},
    ...rest,
  });
  const jobs = {
    ...document,
    paths: {
      "/jobs": { post: operation("addJob", [limit, dry], { requestBody: { required: true, content } }) },
      "/jobs/{id}": {
        get: operation("readJob", [id, limit]),
        put: operation("putJob", [id, dry], { requestBody: { required: true, content } }),
      },
      "/jobs/{id}/{name}": { get: operation("readPart", [id, name, limit]) },
    },
    components: { schemas: { Job: { type: "object", properties: {} } } },
  };
  const text = clientOperations(jobs, createTable(jobs));
  const beside = (members: string) => `options?: CallOptions & { readonly parameters?: { ${members} } | undefined })`;
  expect(text).toContain(
    `addJob: (request: Schemas["Job"], ${beside("readonly limit?: number | undefined; readonly dry?: boolean | undefined")}`,
  );
  expect(text).toContain(`readJob: (id: string, ${beside("readonly limit?: number | undefined")}`);
  expect(text).toContain(
    'putJob: (request: { readonly id: string; readonly dry?: boolean | undefined; readonly body: Schemas["Job"] }, options?: CallOptions)',
  );
  expect(text).toContain(
    "readPart: (request: { readonly id: string; readonly name: string; readonly limit?: number | undefined }, options?: CallOptions)",
  );
});
