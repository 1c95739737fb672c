import { expect, test } from "vitest";
import { createMock, loadContract } from "../../src/index.ts";
import { createRunner } from "../../src/run/create-runner.ts";
import { runCases } from "../../src/run/run-cases.ts";
import { contract as published } from "./targets.ts";

/** The published description with operations that no cases were written for. */
const contract = loadContract(withOperations(published.document as Document));

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

function withOperations(document: Document): object {
  const results = document.paths["/v1/Results/{id}"];
  const parameters = [
    { name: "id", in: "path", required: true, schema: { type: "string" }, example: "r" },
    { name: "page", in: "query", required: true, schema: { type: "integer" }, example: 2 },
  ];
  const start = document.paths["/v1/ExecuteJobAsync"]?.["post"];
  return {
    ...document,
    paths: {
      ...document.paths,
      "/v1/Results/{id}": { ...results, delete: { ...results?.["get"], operationId: "deleteResults", parameters } },
      "/v1/Plans": { put: { ...start, operationId: "putPlan", callbacks: {}, "x-starts-job": false } },
      "/v1/Ping": { post: { operationId: "ping", responses: { "204": { description: "It lives." } } } },
    },
  };
}

const mock = await createMock({ contract });
const target = {
  baseUrl: "http://127.0.0.1:1",
  fetch: mock.fetch,
  token: "any",
  isMock: true,
  allowDelete: true,
} as const;

async function casesOf(operation: string, baseUrl: string = target.baseUrl) {
  const runner = await createRunner({ ...target, baseUrl }, { contract });
  const wanted = runner.cases.filter((each) => each.operation === operation);
  const judged = await runCases(runner, wanted, 8);
  await runner.close();
  return { wanted, judged };
}

test("An operation that nobody wrote cases for is called in each of its media types, and held against the description.", async () => {
  const { judged, wanted } = await casesOf("deleteResults");
  expect(wanted.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "deleteResults/call-application-json",
      "deleteResults/call-text-json",
      "deleteResults/call-application-xml",
      "deleteResults/call-text-xml",
      "deleteResults/no-token-application-json",
      "deleteResults/method-PUT",
    ]),
  );
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  expect(judged.filter(({ report }) => report.id.includes("/call-")).map(({ report }) => report.status)).toEqual(
    Array.from({ length: 4 }, () => "passed"),
  );
});

test("Its address is about nobody's things: made-up texts, and examples of what is not text.", async () => {
  const { wanted } = await casesOf("deleteResults");
  const call = wanted.find(({ id }) => id === "deleteResults/call-application-json");
  expect(call?.request.path).toMatch(/^\/v1\/Results\/[0-9a-f-]{36}\?page=2$/);
});

test("No method that another operation of the address has is expected to be refused.", async () => {
  const { wanted } = await casesOf("getResults");
  const methods = wanted.flatMap(({ id }) => /\/method-(.*)/.exec(id)?.[1] ?? []);
  expect(methods).toEqual(["POST", "PUT", "PATCH", "HEAD", "OPTIONS"]);
});

test("Each example of its body is sent in each media type.", async () => {
  const { judged, wanted } = await casesOf("putPlan");
  const calls = wanted.filter(({ id }) => id.startsWith("putPlan/call-"));
  // Three examples in five media types, each asked for in four.
  expect(calls).toHaveLength(3 * 5 * 4);
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
});

test("What may change something elsewhere needs leave, on a server that is not on this machine.", async () => {
  const { judged } = await casesOf("ping", "https://api.starfish.test");
  expect(judged.filter(({ report }) => report.id === "ping/call").map(({ report }) => report.status)).toEqual([
    "refused-for-safety",
  ]);
});

test("An answer without a body is asked for without a format.", async () => {
  const { judged } = await casesOf("ping");
  const call = judged.find(({ report }) => report.id === "ping/call");
  expect(call?.report.exchange?.response.status).toBe(204);
  expect(call?.findings).toEqual([]);
});
