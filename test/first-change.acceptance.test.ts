import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { added, requireMember } from "./first-change/change-description.ts";
import { makeFirstChange } from "./first-change/make-first-change.ts";
import type { Observations } from "./first-change/observe.ts";
import { createRepositoryCopy, type Outcome, type RepositoryCopy } from "./repository-copy.ts";

/*
 * The first change that anybody makes: members of every shape, an optional parameter and two operations more in the
 * description, and nothing else. Here is
 * what depends on the description most; `pnpm first-change` runs every test there is in such a copy.
 */
const vitest = "node_modules/vitest/vitest.mjs";
const redocly = "node_modules/@redocly/cli/bin/cli.js";

/** By project, the files that compare something with the description. */
const dependent: Readonly<Record<string, readonly string[]>> = {
  "contract-tests": ["matrix", "load-contract", "operation-cases", "engine/judge", "mock/front", "golden-xml"],
  docs: ["site.test", "reference/calls"],
  interop: ["datacontract/model"],
  openapi: ["openapi-30", "one-format", "json-schemas", "vectors"],
  repository: ["xsd", "golden-examples", "vectors"],
  sandbox: ["corpus", "wire/", "server", "unknown-operation", "job-engine"],
};

let copy: RepositoryCopy;
let generated: Outcome;
beforeAll(async () => {
  copy = await createRepositoryCopy();
  await makeFirstChange(copy);
  generated = await copy.run(["openapi/scripts/generate.js"]);
  await expectGood(copy.run(["packages/contract-tests/scripts/check-pages.js"]));
});
afterAll(() => copy.remove());

async function expectGood(outcome: Promise<Outcome>): Promise<void> {
  const { status, output } = await outcome;
  expect(status, output).toBe(0);
}

test("one command makes all that is made from the description, and only that", async () => {
  const written = generated.output.trim().split("\n");
  expect(written).toContain("wrote packages/client/src/generated/operations.ts");
  expect(written).toContain("wrote packages/sandbox/src/generated/types.ts");
  expect(written.filter((line) => !/^wrote \S+\/generated\/\S+$/.test(line))).toEqual([]);
  await expectGood(copy.run(["openapi/scripts/generate.js", "--check"]));
  await expectGood(copy.run(["packages/contract-tests/scripts/check-pages.js", "--check"]));
});

describe("what was not edited is still right:", () => {
  test("the rules of the description", () => expectGood(copy.run([redocly, "lint", "starfish.v1.yaml"], "openapi")));

  test("format and lint", () => expectGood(copy.run(["node_modules/@biomejs/biome/bin/biome", "check"])));

  test("the types of every package and every test", () =>
    expectGood(copy.run(["node_modules/typescript/bin/tsc", "-b"])));

  test.each(Object.entries(dependent))("the tests of %s that look at the description", (project, files) =>
    expectGood(copy.run([vitest, "run", "--project", project, ...files])),
  );
});

describe("what is new works at once:", () => {
  let seen: Observations;
  beforeAll(async () => {
    const { status, output } = await copy.run(["test/first-change/observe.ts"]);
    expect(status, output).toBe(0);
    seen = JSON.parse(output.trim().split("\n").at(-1) ?? "");
  });

  test("the sandbox leaves the member out that its model does not know", () => {
    expect(seen.row.json).toMatchObject({ status: expect.any(String), totalRows: expect.any(Number) });
    for (const name of [added.member, added.list, added.object]) expect(seen.row.json).not.toHaveProperty(name);
    expect(seen.row.xml).toContain("<runTime>");
    expect(seen.row.xml).not.toContain(added.member);
  });

  test.each(["mock", "sandbox"] as const)("the client calls the operation on the %s, in JSON and in XML", (server) => {
    const answer = { runID: expect.any(String), deleted: true, rows: 2 };
    expect(seen.answers[server]).toEqual({ json: answer, xml: answer });
  });

  test.each(["mock", "sandbox"] as const)("the kit judges the operation on the %s", (server) => {
    const { findings, ids, statuses } = seen.judged[server];
    expect(findings).toEqual([]);
    expect(ids).toEqual(
      expect.arrayContaining([
        `${added.operation}/call-application-json`,
        `${added.operation}/call-text-xml`,
        `${added.operation}/method-PUT`,
        `${added.operation}/no-token-application-xml`,
      ]),
    );
    expect(ids).not.toContain(`${added.operation}/method-GET`);
    // The mock knows no tokens and no passwords, so that not all cases are for it.
    // A DELETE that could delete is sent only where --allow-delete is given.
    const expected = ["passed", "refused-for-safety"];
    expect(statuses.toSorted()).toEqual(server === "mock" ? ["not-checked", ...expected] : expected);
  });

  test("nobody's call of the operation with the new parameter has to change", async () => {
    const operations = await copy.read("packages/client/src/generated/operations.ts");
    const beside = `{ readonly ${added.parameter}?: number | undefined }`;
    expect(operations).toContain(
      `readonly getResults: (runID: string, options?: CallOptions & { readonly parameters?: ${beside} | undefined })`,
    );
    expect(seen.limited).toMatch(new RegExp(`\\?${added.parameter}=10$`));
  });

  test("the client's method has its summary", async () => {
    const operations = await copy.read("packages/client/src/generated/operations.ts");
    expect(operations).toContain(`  /** ${added.summary} */\n  readonly ${added.operation}: (runID: string, `);
  });

  test("the documentation shows the operation, its schema and the member", async () => {
    await expectGood(copy.run(["docs/src/build.ts"]));
    const operation = await copy.read(`docs/dist/reference/operations/${added.operation}.html`);
    expect(operation).toContain(added.summary);
    expect(operation).toContain("curl -X DELETE");
    expect(await copy.read(`docs/dist/reference/schemas/${added.schema}.html`)).toContain("<code>rows</code>");
    expect(await copy.read("docs/dist/reference/schemas/resultsResponse.html")).toContain(
      `<code>${added.member}</code>`,
    );
  });
});

test("the compiler names the place in the sandbox where a member is missing that must be there", async () => {
  const description = "openapi/starfish.v1.yaml";
  await copy.write(description, requireMember(await copy.read(description)));
  await expectGood(copy.run(["openapi/scripts/generate.js"]));
  const { status, output } = await copy.run(["node_modules/typescript/bin/tsc", "-b", "packages/sandbox"]);
  expect(status).not.toBe(0);
  expect(output).toContain("packages/sandbox/src/jobs/run-report.ts");
  expect(output).toContain(`Property '${added.member}' is missing`);
});
