import { globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCases } from "../../src/cases/list-cases.ts";
import { loadContract } from "../../src/index.ts";
import { createCaseContext } from "../../src/run/case-context.ts";
import { createProject, type Project } from "./create-project.ts";

let project: Project;
beforeAll(async () => {
  project = await createProject();
});
afterAll(() => project.remove());

const vitest = "node_modules/vitest/vitest.mjs";
const jest = "node_modules/jest/bin/jest.js";
const vmModules = { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" };

/** What both test runners are given: a right answer and a wrong one. */
const matcherTests = `
const headers = { "content-type": "application/json; charset=utf-8" };
const row = { deletes: 0, errors: 0, ignores: 0, inserts: 0, skips: 0, updates: 0, runID: "r", runTime: "00:00:01",
  startTime: "2026-01-01T00:00:00", status: "Complete" };
const answer = (totalRows) => new Response(JSON.stringify([{ ...row, totalRows }]), { headers });

test("a right answer", async () => {
  await expect(answer(10)).toSatisfyContract("getResults");
  await expect(answer("10")).not.toSatisfyContract("getResults");
});
test("a wrong answer", async () => {
  await expect(answer("10")).toSatisfyContract("getResults");
});
`;

/** A suite against a sandbox of its own. */
const suite = (faults = "") => `
import { createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { contractSuite } from "@starfish-api/contract-tests/suite";

const [[username, password]] = Object.entries(defaultUsers);
const sandbox = createSandbox({ fast: true, faults: [${faults}] });
await contractSuite(
  { baseUrl: "http://127.0.0.1:1", fetch: sandbox.fetch, username, password },
  { examples: 1, selection: { cases: ["*/example-onlyRequired", "*/method-PUT"] } },
);
`;

test("The tarball holds what is built, its sources and the pages of the checks, and nothing else.", () => {
  const folder = join(project.folder, "node_modules/@starfish-api/contract-tests");
  const files = globSync("**/*.*", { cwd: folder });
  expect(
    files.filter((file) => !/^(?:dist|src|docs)\/|^(?:CHANGELOG\.md|LICENSE|README\.md|package\.json)$/.test(file)),
  ).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining(["dist/index.js", "dist/matchers.d.ts", "dist/suite.js", "docs/checks/no-html.md"]),
  );
});

describe("matchers", () => {
  const message = /breaks the contract of getResults[\s\S]*response-body-matches-schema: the server is wrong/;

  test("They work in vitest.", async () => {
    project.write(
      "matchers.test.js",
      `import { expect, test } from "vitest";
import "@starfish-api/contract-tests/vitest";${matcherTests}`,
    );
    const { code, output } = await project.run(vitest, ["run", "matchers.test.js"]);
    expect(code).toBe(1);
    expect(output).toMatch(/1 failed \| 1 passed/);
    expect(output).toMatch(message);
  });

  test("They work in jest.", async () => {
    const extend = `import { contractMatchers } from "@starfish-api/contract-tests/matchers";
expect.extend(contractMatchers);`;
    project.write("matchers.jest.js", extend + matcherTests);
    const options = ["--rootDir", project.folder, "--testRegex", "matchers\\.jest\\.js$", "--transform", "{}"];
    const { code, output } = await project.run(jest, options, vmModules);
    expect(output).toMatch(message);
    expect(output).toMatch(/1 failed, 1 passed/);
    expect(code).toBe(1);
  });
});

describe("the suite", () => {
  const context = createCaseContext(loadContract(), { baseUrl: "http://127.0.0.1:1" }, { examples: 1 }, undefined);
  const isSelected = /\/(?:example-onlyRequired|method-PUT)$/;
  const whole = listCases(context).filter(({ id }) => isSelected.test(id)).length;

  test("It is one vitest test for each case.", async () => {
    project.write("whole.test.js", suite());
    const { code, output } = await project.run(vitest, ["run", "whole.test.js", "--reporter=verbose"]);
    expect(output).toContain("getResults/method-PUT: PUT is refused on /v1/Results/{id}.");
    expect(output).toMatch(new RegExp(`Tests +${whole} passed`));
    expect(code).toBe(0);
  });

  test("It is one test for each case in jest too.", async () => {
    project.write("suite.jest.js", suite());
    const options = ["--rootDir", project.folder, "--testRegex", "suite\\.jest\\.js$", "--transform", "{}"];
    const { code, output } = await project.run(jest, options, vmModules);
    expect(output).toContain(`Tests:       ${whole} passed, ${whole} total`);
    expect(code).toBe(0);
  });

  test("It is one test for each case in node --test, and its findings fail there.", async () => {
    project.write("suite.node.mjs", suite('"allow-missing"'));
    const { code, output } = await project.run("suite.node.mjs", [], { NODE_TEST_CONTEXT: "child" });
    expect(output).toContain("getResults/method-PUT");
    expect(output).toContain("method-not-allowed-has-allow: the server is wrong (observed)");
    expect(output).toMatch(/# pass [1-9]/);
    expect(code).toBe(1);
  });

  test("Without a runner that it knows it says what to do.", async () => {
    project.write("suite.plain.mjs", suite());
    const { code, output } = await project.run("suite.plain.mjs", []);
    expect(output).toContain("start it with vitest, jest, mocha or node --test, or give { testFunctions:");
    expect(code).toBe(1);
  });
});
