import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { KitError } from "../errors.ts";

/** What a running test can say of itself. */
export interface TestContext {
  readonly skip?: (reason?: string) => unknown;
}

type DefineTest = (name: string, run: (context?: TestContext) => Promise<void>, timeout?: number) => unknown;

/** `{ afterAll, describe, test }` of vitest, or of a runner that has the same. */
export interface TestFunctions {
  readonly describe: (name: string, define: () => void) => unknown;
  readonly test: DefineTest & { readonly concurrent?: DefineTest };
  readonly afterAll: (run: () => Promise<void>) => unknown;
}

/** The functions of the runner that runs this file: vitest, jest, mocha or `node --test`. Throws a KitError elsewhere. */
export async function findTestFunctions(): Promise<TestFunctions> {
  const { env } = process;
  if (env["VITEST"] !== undefined) {
    return importVitest();
  }
  if (env["JEST_WORKER_ID"] !== undefined) {
    return fromGlobals("jest", "test", "afterAll");
  }
  if (env["NODE_TEST_CONTEXT"] !== undefined) {
    return fromNode();
  }
  if ("describe" in globalThis && "it" in globalThis && "after" in globalThis) {
    return fromGlobals("mocha", "it", "after");
  }
  throw new KitError(
    "contractSuite defines tests, and no test runner that it knows runs this file: start it with vitest, jest, mocha or node --test, or give { testFunctions: { describe, test, afterAll } }",
  );
}

/** The project's own copy, which is the one that runs; whichever this package finds where it has none. */
async function importVitest(): Promise<TestFunctions> {
  try {
    const path = createRequire(join(process.cwd(), "package.json")).resolve("vitest/package.json");
    return (await import(new URL("dist/index.js", pathToFileURL(path)).href)) as TestFunctions;
  } catch {
    return import("vitest");
  }
}

/** A test of these gets no context, and one that takes a parameter would wait for it to be called. */
function fromGlobals(runner: string, testName: string, endName: string): TestFunctions {
  const { describe, [testName]: define, [endName]: afterAll } = globalThis as Readonly<Record<string, unknown>>;
  if (typeof describe !== "function" || typeof define !== "function" || typeof afterAll !== "function") {
    throw new KitError(
      `${runner} runs this file without its globals: give { testFunctions: { describe, test, afterAll } } of @jest/globals`,
    );
  }
  const unchecked: string[] = [];
  const context = (name: string): TestContext => ({
    skip: (reason) => unchecked.push(`${name}: not checked: ${reason}`),
  });
  const tell = (): void => {
    if (unchecked.length > 0) {
      console.warn(`${unchecked.length} cases were not checked, although ${runner} calls them passed:`);
      console.warn(unchecked.join("\n"));
    }
  };
  return {
    describe: (name, run) => describe(name, run),
    test: (name, run, timeout) =>
      runner === "jest"
        ? define(name, () => run(context(name)), timeout)
        : define(name, function (this: { timeout(milliseconds: number): void; skip(): void }) {
            this.timeout(timeout ?? 0);
            return run(context(name));
          }),
    afterAll: (run) => afterAll(() => run().finally(tell)),
  };
}

async function fromNode(): Promise<TestFunctions> {
  const { after, describe, test } = await import("node:test");
  return {
    describe: (name, define) => describe(name, define),
    test: (name, run, timeout) => test(name, timeout === undefined ? {} : { timeout }, (context) => run(context)),
    afterAll: (run) => after(run),
  };
}
