import { expect, test } from "vitest";
import { createMock, loadContract, runContract } from "../../src/index.ts";

const folder = new URL("../../../openapi-codec/test/", import.meta.url);

/** Documents of other people's shapes: each is served by the mock, and the mock judged by the cases made of it. */
test.each([
  ["documents/jobs.yaml", 20],
  ["documents/plain.yaml", 40],
  ["suites/payload-xml/payload-pageable.openapi.yaml", 150],
])("Judge and mock read %s in the same way.", async (file, least) => {
  const contract = loadContract(new URL(file, folder).pathname);
  const mock = await createMock({ contract });
  const { operations } = contract;
  const report = await runContract(
    { baseUrl: "http://127.0.0.1:1", fetch: mock.fetch, isMock: true, token: "any" },
    // The mock has no answer where none is described.
    { contract, examples: 1, selection: { operations: operations.filter(hasAnswer).map(({ id }) => id) } },
  );
  await mock.close();
  expect(report.findings).toEqual([]);
  expect(report.cases.filter(({ leftOut, status }) => status === "not-checked" && leftOut !== true)).toEqual([]);
  expect(report.totals.passed).toBeGreaterThan(least);
});

const hasAnswer = ({ responses }: { readonly responses: object }): boolean => Object.keys(responses).length > 0;
