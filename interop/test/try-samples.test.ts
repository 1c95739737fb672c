import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { SampleLanguage } from "../samples/sample-language.ts";
import { sampleLanguages } from "../samples/sample-languages.ts";
import type { Scenario } from "../samples/scenario.ts";
import { scenarios } from "../samples/scenarios.ts";
import { isGood, trySamples } from "../samples/try-samples.ts";

const root = mkdtempSync(join(tmpdir(), "starfish-samples-test-"));
afterAll(() => rmSync(root, { recursive: true }));

const planted: SampleLanguage = {
  id: "planted",
  name: "Planted",
  extension: ".mjs",
  tools: [{ command: "node", install: "package nodejs" }],
  build: () => [],
  run: (operation) => ({ command: "node", args: [`${operation}.mjs`] }),
};
const good: Scenario = {
  operation: "executeJobAsync",
  name: "a run",
  endsWell: true,
  says: /Complete/,
  started: 1,
  sent: 1,
};

/** Starts as often as it is told to, says what it is told to, and ends so. */
const program = (starts: number, says: string, code: number, order: object = {}) => `
const body = JSON.stringify(${JSON.stringify({
  runID: "84abf73c-5221-5632-bad0-50029fe9c5f3",
  projectID: "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
  jobID: "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10",
  argument: "Region = 'EMEA'",
  ...order,
})});
const headers = {
  authorization: "Bearer " + process.env.STARFISH_TOKEN, "content-type": "application/json", accept: "application/json",
};
for (let start = 0; start < ${starts}; start++)
  await fetch(process.env.STARFISH_BASE_URL + "/v1/ExecuteJobAsync", { method: "POST", headers, body }).catch(() => {});
console.log(${says});
process.exit(${code});
`;

let count = 0;
async function problemsOf(text: string, scenario: Scenario = good): Promise<readonly string[]> {
  const samples = join(root, `samples-${++count}`);
  mkdirSync(join(samples, planted.id), { recursive: true });
  writeFileSync(join(samples, planted.id, "executeJobAsync.mjs"), text);
  const result = await trySamples(planted, { root: join(root, `work-${count}`), scenarios: [scenario], samples });
  return result.kind === "tried" ? result.problems : [result.kind];
}

test("A sample that does as the scenario says is good.", async () => {
  expect(await problemsOf(program(1, '"Complete"', 0))).toEqual([]);
});

test.each([
  ["starts twice", program(2, '"Complete"', 0), "runs that were started: expected 1, found 2"],
  ["ends badly", program(1, '"Complete"', 3), "ends well: expected true, found false"],
  ["says nothing of the end", program(1, '"?"', 0), "it does not say /Complete/"],
  ["shows the token", program(1, '"Complete " + process.env.STARFISH_TOKEN', 0), "it shows a secret"],
  ["loses its filter", program(1, '"Complete"', 0, { argument: "" }), "what the server was told: expected"],
  ["never calls the server", program(0, '"Complete"', 0), "the server was never called"],
  ["breaks the contract", program(1, '"Complete"', 0, { loggingLevel: 9 }), "executeJobAsync: client: "],
])("A sample that %s is found out.", async (_, text, problem) => {
  expect(await problemsOf(text)).toContainEqual(expect.stringContaining(problem));
});

test("A start that is sent again after a lost answer is found out.", async () => {
  const lost = { ...good, disturbStart: { delivery: "prompt", answer: "reset" } } as const;
  const problems = await problemsOf(program(2, '"Complete"', 0), lost);
  expect(problems).toContainEqual(expect.stringContaining("starts that were sent: expected 1, found 2"));
});

test("A language without a sample, and one that does not build, are not good.", async () => {
  const samples = join(root, "samples-empty");
  mkdirSync(join(samples, planted.id), { recursive: true });
  const options = { root: join(root, "work-empty"), scenarios: [good], samples };
  const empty = await trySamples(planted, options);
  expect([empty.kind, isGood(empty, [])]).toEqual(["unbuilt", false]);
  writeFileSync(join(samples, planted.id, "executeJobAsync.mjs"), "");
  const broken = { ...planted, build: () => [{ command: "node", args: ["-e", "process.exit(1)"] }] };
  expect(isGood(await trySamples(broken, options), [])).toBe(false);
});

test("A missing toolchain is said, and fails where it is required.", async () => {
  const missing = { ...planted, tools: [{ command: "no-such-program", install: "nowhere" }] };
  const result = await trySamples(missing, { root, scenarios: [good] });
  expect([result.kind, isGood(result, []), isGood(result, ["planted"])]).toEqual(["missing", true, false]);
});

test("What has a sample in one language has scenarios, and one in every language that can be read at a glance.", () => {
  const path = new URL(import.meta.resolve("@starfish-api/openapi/starfish.v1.json"));
  const { paths } = JSON.parse(readFileSync(path, "utf8")) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const described = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  // A new operation has none until somebody writes them.
  const operations = readdirSync(new URL("../../openapi/samples/typescript/", import.meta.url)).flatMap((file) =>
    file.endsWith(".ts") ? [file.slice(0, -3)] : [],
  );
  expect(operations.length).toBeGreaterThanOrEqual(5);
  expect(described).toEqual(expect.arrayContaining(operations));
  expect(new Set(scenarios.map(({ operation }) => operation))).toEqual(new Set(operations));
  expect(sampleLanguages).toHaveLength(7);
  for (const { id, extension } of sampleLanguages) {
    for (const operation of operations) {
      const file = new URL(`../../openapi/samples/${id}/${operation}${extension}`, import.meta.url);
      const lines = readFileSync(file, "utf8").split("\n");
      expect(lines.length, file.pathname).toBeLessThan(145);
      expect(
        lines.filter((line) => line.length > 120),
        file.pathname,
      ).toEqual([]);
    }
  }
});
