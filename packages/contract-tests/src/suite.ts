import type { Case } from "./cases/case.ts";
import { explainFindings } from "./library/explain-findings.ts";
import { findTestFunctions, type TestContext, type TestFunctions } from "./library/test-runner.ts";
import { createRunner, type Runner, type RunOptions } from "./run/create-runner.ts";
import type { JudgedCase } from "./run/judge-case.ts";
import { runShrunk } from "./run/run-shrunk.ts";
import { type Selection, selectCases } from "./run/select-cases.ts";
import { defaultTimeLimits, type Target } from "./run/target.ts";
import { loadContract } from "./spec/load-contract.ts";

export type { KnownFailure } from "./known-failures.ts";
export type { TestContext, TestFunctions } from "./library/test-runner.ts";
export type { ProbeJob } from "./profile/probe-job.ts";
export type { RunOptions } from "./run/create-runner.ts";
export type { Selection } from "./run/select-cases.ts";
export type { Target, TimeLimits } from "./run/target.ts";

export interface SuiteOptions extends RunOptions {
  /** Which cases are wanted. Default: all. */
  readonly selection?: Selection;
  /** Default: those of the runner that runs the file: vitest, jest, mocha or `node --test`. */
  readonly testFunctions?: TestFunctions;
}

/**
 * Defines one test for each case, in one `describe` for each operation. To be awaited at the top of a test file. A case
 * that cannot be checked, or is too dangerous to be sent, is skipped with its reason; a known failure passes as long as it
 * fails.
 *
 * @throws {KitError} when the target's address is none, or no known runner runs the file. @throws {UsageError} when the selection names what does not exist.
 */
export async function contractSuite(target: Target, options: SuiteOptions = {}): Promise<void> {
  const { selection = {}, testFunctions, ...runOptions } = options;
  const { afterAll, describe, test } = testFunctions ?? (await findTestFunctions());
  const { contract = loadContract() } = options;
  const runner = await createRunner(target, { ...runOptions, contract });
  const wanted = selectCases(contract, runner.cases, selection);
  const define = test.concurrent ?? test;
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
