import type { Case } from "./cases/case.ts";
import { explainFindings } from "./library/explain-findings.ts";
import { createRunner, type Runner, type RunOptions } from "./run/create-runner.ts";
import type { JudgedCase } from "./run/judge-case.ts";
import { runShrunk } from "./run/run-shrunk.ts";
import { type Selection, selectCases } from "./run/select-cases.ts";
import { defaultTimeLimits, type Target } from "./run/target.ts";
import { loadContract } from "./spec/load-contract.ts";

export type { ProbeJob } from "./cases/case.ts";
export type { KnownFailure } from "./known-failures.ts";
export type { RunOptions } from "./run/create-runner.ts";
export type { Selection } from "./run/select-cases.ts";
export type { Shard } from "./run/shard-cases.ts";
export type { Target, TimeLimits } from "./run/target.ts";

/** What a running test can say of itself. */
export interface TestContext {
  readonly skip?: (reason?: string) => unknown;
}

type DefineTest = (name: string, run: (context?: TestContext) => Promise<void>, timeout?: number) => unknown;

/** `{ afterAll, describe, test }` of vitest. */
export interface TestFunctions {
  readonly describe: (name: string, define: () => void) => unknown;
  readonly test: DefineTest & { readonly concurrent?: DefineTest };
  readonly afterAll: (run: () => Promise<void>) => unknown;
}

export interface SuiteOptions extends RunOptions {
  /** Which cases are wanted, and which part of them. Default: all. */
  readonly selection?: Selection;
  /** Give those of your own vitest where this package finds another copy of it. Default: those of the one that it finds. */
  readonly testFunctions?: TestFunctions;
}

/**
 * Defines one test for each case, in one `describe` for each operation. To be awaited at the top of a test file. A case
 * that cannot be checked, or is too dangerous to be sent, is skipped with its reason; a known failure passes as long as it
 * fails.
 *
 * @throws {KitError} when the target's address is none. @throws {UsageError} when the selection names what does not exist.
 */
export async function contractSuite(target: Target, options: SuiteOptions = {}): Promise<void> {
  const { selection = {}, testFunctions, ...runOptions } = options;
  const { afterAll, describe, test } = testFunctions ?? (await import("vitest"));
  const { contract = loadContract() } = options;
  const runner = await createRunner(target, { ...runOptions, contract });
  const wanted = selectCases(contract, runner.cases, selection);
  const define: DefineTest = test.concurrent ?? test;
  const timeout = longestTime(target);
  const operations = [...new Set(wanted.map(({ operation }) => operation))];
  for (const operation of operations) {
    describe(operation, () => {
      for (const each of wanted.filter((one) => one.operation === operation)) {
        define(`${each.id}: ${each.title}`, (context) => runCase(runner, each, context), timeout);
      }
    });
  }
  afterAll(() => runner.close());
}

async function runCase(runner: Runner, wanted: Case, context: TestContext | undefined): Promise<void> {
  const { report, findings } = await runShrunk(runner, wanted);
  if (report.status === "failed") {
    throw new ContractError(findings);
  }
  if (report.status === "not-checked" || report.status === "refused-for-safety") {
    context?.skip?.(report.reason);
  }
}

/** A case that broke the contract. */
class ContractError extends Error {
  override readonly name = "ContractError";

  constructor(findings: JudgedCase["findings"]) {
    super(explainFindings(findings));
  }
}

/** A whole run with its webhook, and some answers. */
function longestTime({ timeLimits }: Target): number {
  const { answer, run, webhook } = { ...defaultTimeLimits, ...timeLimits };
  return 2 * run + webhook + 6 * answer;
}
