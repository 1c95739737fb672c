import type { TestCase } from "vitest/node";
import { startVitest } from "vitest/node";

/** One operation, what is sent, what is asked for, and how its tests went. */
export interface CellResult {
  readonly operation: string;
  readonly sends: string;
  readonly asks: string;
  readonly passed: number;
  readonly failed: number;
}

export interface SuiteResults {
  readonly cells: readonly CellResult[];
  readonly passed: number;
  /** Test files that could not run count too. */
  readonly failed: number;
  readonly seconds: number;
  /** The names of the failed tests, each with its first error. */
  readonly failures: readonly string[];
}

/** Runs the contract suite with vitest's own runner, and gathers the results by operation and media type. */
export async function runContractSuite(): Promise<SuiteResults> {
  const begin = performance.now();
  const vitest = await startVitest("test", ["packages/contract-tests/test/contract"], {
    watch: false,
    project: ["contract-tests"],
    reporters: [{}],
  });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const broken = modules.filter((module) => module.errors().length > 0);
  await vitest.close();
  const failedTests = tests.filter((test) => !test.ok() || test.result().state === "skipped");
  return {
    cells: gather(tests),
    passed: tests.length - failedTests.length,
    failed: failedTests.length + broken.length,
    seconds: (performance.now() - begin) / 1000,
    failures: [
      ...failedTests.map((test) => `${test.fullName}: ${test.result().errors?.[0]?.message ?? "skipped"}`),
      ...broken.map((module) => `${module.relativeModuleId}: ${module.errors()[0]?.message}`),
    ],
  };
}

function gather(tests: readonly TestCase[]): CellResult[] {
  const cells = new Map<string, CellResult>();
  for (const test of tests) {
    const { cell } = test.meta() as { readonly cell?: Pick<CellResult, "operation" | "sends" | "asks"> };
    if (cell === undefined) continue;
    const key = JSON.stringify(cell);
    const { passed, failed } = cells.get(key) ?? { passed: 0, failed: 0 };
    const isPassed = test.result().state === "passed";
    cells.set(key, { ...cell, passed: passed + Number(isPassed), failed: failed + Number(!isPassed) });
  }
  return [...cells.values()];
}
