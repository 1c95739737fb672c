import { listCases } from "../cases/list-cases.ts";
import { unknownName } from "../closest-name.ts";
import { KitError, UsageError } from "../errors.ts";
import type { KnownFailure } from "../known-failures.ts";
import type { Report } from "../report/report.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract } from "../types.ts";
import { buildReport } from "./build-report.ts";
import { createCaseContext } from "./case-context.ts";
import { realClock } from "./clock.ts";
import { createRunner, type RunOptions } from "./create-runner.ts";
import { type JudgedCase, serverChecks } from "./judge-case.ts";
import { runCases } from "./run-cases.ts";
import { type Selection, selectCases } from "./select-cases.ts";
import { isLoopback, type Target } from "./target.ts";

export interface ContractRunOptions extends RunOptions {
  readonly selection?: Selection;
  /** The target is a stand-in, so that what it does proves nothing of the vendor's server. Default false. */
  readonly isStandIn?: boolean;
  /** Is told of each case as soon as it is judged. */
  readonly onJudged?: (judged: JudgedCase, total: number) => void;
}

/**
 * Judges a server from the first request to the report.
 *
 * @throws {UsageError} when a name is misspelt. @throws {KitError} when the target's address is none.
 */
export async function runContract(target: Target, options: ContractRunOptions = {}): Promise<Report> {
  const { contract = loadContract(), clock = realClock, concurrency = 8, selection = {}, knownFailures = [] } = options;
  checkNames(knownFailures, options.checks);
  const start = clock.now();
  const runner = await createRunner(target, { ...options, contract });
  try {
    const cases = selectCases(contract, runner.cases, selection);
    checkCases(
      knownFailures,
      runner.cases.map(({ id }) => id),
    );
    const judged = await runCases(runner, cases, concurrency, (each) => options.onJudged?.(each, cases.length));
    const { isStandIn = false, seed = 1, strict = false } = options;
    const facts = { seed, strict, shard: selection.shard, isStandIn, start, end: clock.now() };
    return buildReport(contract, target, judged, facts);
  } finally {
    await runner.close();
  }
}

/** Stands for a port that is not known before it is opened; it reads the same in every media type. */
const anyPort = "PORT";

/** The cases that a run would send, without sending anything. */
export function planCases(
  contract: Contract,
  target: Target,
  options: ContractRunOptions,
): ReturnType<typeof selectCases> {
  const receiverURL = isLoopback(target.baseUrl) ? `http://127.0.0.1:${target.webhookPort || anyPort}` : undefined;
  const cases = listCases(createCaseContext(contract, target, options, receiverURL));
  checkNames(options.knownFailures ?? [], options.checks);
  checkCases(
    options.knownFailures ?? [],
    cases.map(({ id }) => id),
  );
  return selectCases(contract, cases, options.selection ?? {});
}

function checkNames(knownFailures: readonly KnownFailure[], checks: ReadonlySet<string> = new Set()): void {
  const names = [...serverChecks];
  for (const name of [...checks].filter((each) => !serverChecks.has(each))) {
    throw new UsageError(unknownName("check", name, names));
  }
  for (const { check } of knownFailures.filter((each) => !serverChecks.has(each.check))) {
    throw new KitError(`The list of known failures is stale: ${unknownName("check", check, names)}`);
  }
}

/** Where no case of that name is left, nothing can show any more that the failure is known. */
function checkCases(knownFailures: readonly KnownFailure[], ids: readonly string[]): void {
  const gone = knownFailures.find((each) => !ids.includes(each.case));
  if (gone !== undefined) {
    throw new KitError(`The list of known failures is stale: there is no case ${JSON.stringify(gone.case)}`);
  }
}
