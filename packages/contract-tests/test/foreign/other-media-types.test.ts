import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { judge, loadContract, runContract } from "../../src/index.ts";
import type { Report } from "../../src/report/report.ts";
import { createVerdictTable } from "../../src/report/verdict-table.ts";
import { writeNotes } from "../../src/report/write-notes.ts";
import { serve } from "../proxy/serve.ts";
import { patient } from "../run/targets.ts";

const content = (mediaType: string, schema: object, more: object = {}) => ({
  content: { [mediaType]: { schema, ...more } },
});
const text = { type: "string", maxLength: 5 };
const files = {
  type: "object",
  required: ["name", "file"],
  properties: {
    name: { type: "string", maxLength: 10 },
    size: { type: "integer", minimum: 0 },
    tags: { type: "array", items: { type: "string" }, maxItems: 2 },
    meta: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
    file: { type: "string", format: "binary" },
  },
};
const answers = {
  201: { description: "Made", ...content("application/json", { type: "object", required: ["id"] }) },
  400: { description: "Refused" },
};

const contract = loadContract({
  openapi: "3.0.3",
  info: { title: "Files", version: "1" },
  paths: {
    "/files": {
      post: {
        operationId: "addFile",
        requestBody: {
          required: true,
          ...content("multipart/form-data", files, { encoding: { file: { contentType: "image/png" } } }),
        },
        responses: answers,
      },
    },
    "/note": {
      put: {
        operationId: "putNote",
        requestBody: { required: true, ...content("text/plain", text) },
        responses: { 204: { description: "Kept" }, 400: { description: "Refused" } },
      },
    },
    "/count": {
      get: {
        operationId: "countFiles",
        responses: { 200: { description: "So many", ...content("text/plain", { type: "integer", minimum: 0 }) } },
      },
    },
    "/settings": {
      get: {
        operationId: "getSettings",
        responses: { 200: { description: "All", ...content("application/yaml", { type: "object" }) } },
      },
      post: {
        operationId: "putSettings",
        requestBody: { required: true, ...content("multipart/mixed", { type: "object" }) },
        responses: { 204: { description: "Kept" } },
      },
    },
  },
});

interface Habits {
  readonly forgives?: RegExp;
  readonly dislikes?: (form: FormData) => boolean;
  readonly crashes?: boolean;
  readonly count?: string;
}

/** It reads bodies as fetch does, and the kit as it does itself. */
async function judgeFiles(habits: Habits, operations: readonly string[] = []): Promise<Report> {
  const { url } = await serve(async (request, response) => {
    const body = await buffer(request);
    const type = request.headers["content-type"] ?? "";
    const say = (status: number, value: string, mediaType = "application/json"): unknown =>
      response.writeHead(status, value === "" ? {} : { "content-type": mediaType }).end(value);
    switch (`${request.method} ${request.url}`) {
      case "POST /files": {
        if (!type.startsWith("multipart/form-data")) return say(415, "");
        const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
          .formData()
          .catch(() => undefined);
        if (form === undefined) return say(habits.crashes ? 500 : 400, "");
        const isRight = mistakesOf(form).every((mistake) => habits.forgives?.test(mistake)) && !habits.dislikes?.(form);
        return isRight ? say(201, '{"id":1}') : say(400, "");
      }
      case "PUT /note":
        if (!type.startsWith("text/plain")) return say(415, "");
        return say(body.toString().length > 5 && !habits.forgives?.test("note") ? 400 : 204, "");
      case "GET /count":
        return say(200, habits.count ?? "7\n", "text/plain; charset=utf-8");
      case "GET /settings":
        return say(200, "a: 1\n", "application/yaml");
      case "POST /settings":
        return say(type.startsWith("multipart/mixed") ? 204 : 415, "");
      default:
        return say(404, "");
    }
  });
  return runContract({ baseUrl: url, timeLimits: patient }, { contract, examples: 1, selection: { operations } });
}

function mistakesOf(form: FormData): string[] {
  const textOf = (name: string): string | undefined =>
    form.has(name) ? form.getAll(name).map(String).join(",") : undefined;
  const size = textOf("size") ?? "0";
  const file = form.get("file");
  return [
    ...(textOf("name") === undefined ? ["name missing"] : []),
    ...((textOf("name") ?? "").length > 10 ? ["name too long"] : []),
    ...(/^-?\d+$/.test(size) ? [] : ["size of a wrong type"]),
    ...(Number(size) < 0 ? ["size too small"] : []),
    ...(form.getAll("tags").length > 2 ? ["tags too many"] : []),
    ...(isMeta(textOf("meta") ?? '{"a":1}') ? [] : ["meta wrong"]),
    ...(file === null ? ["file missing"] : []),
    ...(file instanceof Blob && file.type !== "image/png" ? ["file of a wrong type"] : []),
  ];
}

function isMeta(given: string): boolean {
  try {
    return Number.isInteger(JSON.parse(given).a);
  } catch {
    return false;
  }
}

test("A right server has no findings, and what nobody read is said.", async () => {
  const report = await judgeFiles({});
  expect(report.findings.map(({ case: id, expected, found }) => [id, expected, found])).toEqual([]);
  expect(writeNotes(report)).toContain("the body of the answer is not checked: the kit reads no application/yaml");
  expect(writeNotes(report)).toContain("left out: the kit writes no multipart/mixed");
  expect(createVerdictTable(report).columns).toEqual(["multipart", "text/plain", "multipart/mixed", "yaml", "other"]);
});

const planted: readonly (readonly [what: string, operation: string, check: string, habits: Habits])[] = [
  ["a body without a required part is taken", "addFile", "status-expected", { forgives: /name missing/ }],
  ["a body without its file is taken", "addFile", "status-expected", { forgives: /file missing/ }],
  ["a part that is too long is taken", "addFile", "status-expected", { forgives: /name too long/ }],
  ["a part of a wrong type is taken", "addFile", "status-expected", { forgives: /size of a wrong type/ }],
  ["a number below the least is taken", "addFile", "status-expected", { forgives: /size too small/ }],
  ["too many parts of one name are taken", "addFile", "status-expected", { forgives: /tags too many/ }],
  ["wrong JSON in a part is taken", "addFile", "status-expected", { forgives: /meta wrong/ }],
  ["a body that cannot be divided brings it down", "addFile", "status-expected", { crashes: true }],
  [
    "two parts of one name are refused",
    "addFile",
    "status-expected",
    { dislikes: (form) => form.getAll("tags").length === 2 },
  ],
  ["a text that is too long is taken", "putNote", "status-expected", { forgives: /note/ }],
  ["a text that is not a number", "countFiles", "response-body-matches-schema", { count: "many" }],
  ["a number below the least", "countFiles", "response-body-matches-schema", { count: "-1" }],
];

test.each(planted)("Planted and found: %s.", async (_what, operation, check, habits) => {
  const { findings } = await judgeFiles(habits, [operation]);
  const proven = findings.filter(({ evidence }) => evidence !== "assumed");
  expect([...new Set(proven.map((finding) => finding.check))]).toEqual([check]);
});

test.each([
  ["a part that is too long", "request-body-matches-schema", { name: "far too long a name", file: png() }],
  ["a part that is missing", "request-body-matches-schema", { name: "a" }],
  [
    "a file of another media type",
    "request-body-well-formed",
    { name: "a", file: new Blob(["a"], { type: "text/csv" }) },
  ],
])("The client is blamed for %s.", async (_what, check, members: Readonly<Record<string, string | Blob>>) => {
  const form = new FormData();
  for (const [name, member] of Object.entries(members)) form.append(name, member);
  const sent = new Request("http://files.test/files", { method: "POST", body: form });
  const { findings } = judge(contract, {
    request: { method: "POST", url: sent.url, headers: sent.headers, body: new Uint8Array(await sent.arrayBuffer()) },
    response: { status: 400, headers: {}, body: new Uint8Array() },
  });
  expect(findings.map((finding) => [finding.blame, finding.check])).toEqual([["client", check]]);
});

function png(): Blob {
  return new Blob(["a"], { type: "image/png" });
}
