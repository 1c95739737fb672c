import { listCases } from "../cases/list-cases.ts";
import { unknownName } from "../closest-name.ts";
import { KitError, UsageError } from "../errors.ts";
import { findStalePatterns, type KnownFailure } from "../known-failures.ts";
import { maskReport } from "../report/mask-secrets.ts";
import type { Report } from "../report/report.ts";
import { loadContract } from "../spec/load-contract.ts";
import type { Contract } from "../types.ts";
import { buildReport } from "./build-report.ts";
import { createCaseContext } from "./case-context.ts";
import { fitsPattern } from "./case-pattern.ts";
import { realClock } from "./clock.ts";
import { createRunner, type Runner, type RunOptions } from "./create-runner.ts";
import { type JudgedCase, serverChecks } from "./judge-case.ts";
import { describeLack } from "./preflight/describe-lack.ts";
import { runCases } from "./run-cases.ts";
import { createRunKey } from "./run-key.ts";
import { type Selection, selectCases } from "./select-cases.ts";
import { createStop, type StopOptions } from "./stop-run.ts";
import { isLocal, type Target } from "./target.ts";

export interface ContractRunOptions extends RunOptions, StopOptions {
  readonly selection?: Selection;
  /** The target is a stand-in, so that what it does proves nothing of the vendor's server. Default false. */
  readonly isStandIn?: boolean;
  /** Called for each case as soon as it is judged. */
  readonly onJudged?: (judged: JudgedCase, total: number) => void;
}

/**
 * Judges a server from the first request to the report. No text of the report has a secret of the target in it.
 *
 * @throws {UsageError} when a name is misspelt. @throws {KitError} when the target's address is none, when something else
 * than the API is there, or when the cases need credentials and none are given.
 */
export async function runContract(target: Target, options: ContractRunOptions = {}): Promise<Report> {
  const { clock = realClock, concurrency = 8, selection = {}, knownFailures = [], runKey = createRunKey() } = options;
  const contract = options.contract ?? loadContract();
  const lack = describeLack(contract, target, planCases(contract, target, options));
  const start = clock.now();
  const whole = { ...options, contract, runKey, ...(lack === undefined ? {} : { lack }) };
  const runner = await openRunner(target, whole);
  try {
    const cases = selectCases(contract, runner.cases, selection);
    const stop = createStop(options);
    const onJudged = (each: JudgedCase): void => {
      stop.watch(each);
      options.onJudged?.(each, cases.length);
    };
    const judged = await runCases(runner, cases, concurrency, onJudged, stop);
    const { isStandIn = false, seed = 1, strict = false } = options;
    const stopped = stop.reason() ?? runner.tokenEnd();
    const facts = {
      seed,
      runKey,
      strict,
      isStandIn,
      start,
      end: clock.now(),
      ...(stopped === undefined ? {} : { stopped }),
    };
    return maskReport(
      buildReport(
        contract,
        target,
        withStalePatterns(
          judged,
          knownFailures,
          runner.cases.map(({ id }) => id),
        ),
        facts,
      ),
      runner.hide,
    );
  } finally {
    await runner.close();
  }
}

/** What can take seconds before the first case ends at once where the run is stopped. */
async function openRunner(target: Target, options: ContractRunOptions): Promise<Runner> {
  const opening = createRunner(target, options);
  const { signal } = options;
  try {
    return await (signal === undefined ? opening : Promise.race([opening, rejectWhenStopped(signal)]));
  } catch (cause) {
    opening.then(
      (runner) => runner.close(),
      () => undefined,
    );
    throw cause;
  }
}

function rejectWhenStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new KitError(`the run was stopped: interrupted by ${String(signal.reason)}`));
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) {
      stop();
    }
  });
}

function withStalePatterns(
  judged: readonly JudgedCase[],
  knownFailures: readonly KnownFailure[],
  ids: readonly string[],
): readonly JudgedCase[] {
  const reports = judged.map(({ report }) => report);
  const stale = findStalePatterns(knownFailures, ids, reports);
  return judged.map(({ report, findings }) => {
    const own = stale.filter((each) => each.case === report.id);
    return own.length === 0
      ? { report, findings }
      : { report: { ...report, status: "failed" }, findings: [...findings, ...own] };
  });
}

/** Stands for a port that is not known before it is opened; it reads the same in every media type. */
const anyPort = "PORT";

/** The cases that a run would send, without sending anything. */
export function planCases(
  contract: Contract,
  target: Target,
  options: ContractRunOptions,
): ReturnType<typeof selectCases> {
  const receiverURL = isLocal(target) ? `http://127.0.0.1:${target.webhookPort || anyPort}` : undefined;
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
  const gone = knownFailures.find((each) => !ids.some((id) => fitsPattern(each.case, id)));
  if (gone !== undefined) {
    throw new KitError(`The list of known failures is stale: there is no case ${JSON.stringify(gone.case)}`);
  }
}
