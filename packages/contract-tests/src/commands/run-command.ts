import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { stringify } from "yaml";
import { KitError, UsageError } from "../errors.ts";
import { toKnownFailures } from "../known-failures.ts";
import { createMask } from "../report/mask-secrets.ts";
import type { Report } from "../report/report.ts";
import { createPaint, type Screen } from "../report/terminal/paint.ts";
import { createProgress } from "../report/terminal/progress.ts";
import { confirm, consentOf, isConfirmed } from "../run/confirmed-hosts.ts";
import { secretsOf } from "../run/create-runner.ts";
import { describePlan } from "../run/describe-plan.ts";
import { describeRequests } from "../run/describe-requests.ts";
import { findRemote } from "../run/find-remote.ts";
import { planCases, runContract } from "../run/run-contract.ts";
import { isLocal, type Target } from "../run/target.ts";
import { loadContract } from "../spec/load-contract.ts";
import { listCaseIDs } from "./list-case-ids.ts";
import { type RunOrder, readRunOrder } from "./run-options.ts";
import { type Audience, type RunExitCode, tellReport } from "./tell-report.ts";

/** A server in this process, and how to end it. */
export interface StandIn {
  readonly target: Target;
  close(): Promise<void>;
}

/** Everything that the command has from its surroundings. */
export interface Surroundings extends Audience {
  /** Takes the progress and the plan. */
  readonly stderr: Screen;
  /** Asks a question on the terminal; undefined where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Remembers the hosts whose plan somebody agreed to. */
  readonly consentFile: string;
  readonly now: () => number;
  /** Ends the run with a report of what was judged so far. */
  readonly signal?: AbortSignal;
  startSandbox(): Promise<StandIn>;
}

/**
 * `starfish-contract run`: from the command line to the exit code.
 *
 * @throws {UsageError} for a command line that cannot be understood, or a plan that nobody agreed to.
 * @throws {KitError} when a file or the target cannot be used, when not enough was judged, or when the run was stopped.
 */
export async function runCommand(args: string[], surroundings: Surroundings): Promise<RunExitCode> {
  const order = await readRunOrder(args, surroundings.folder, surroundings.variables);
  const { dryRun, list, options, quiet, target } = order;
  if (!(quiet || list || dryRun)) {
    const name = target?.baseUrl ?? "the sandbox in this process";
    surroundings.stderr.write(`Judging ${name}, seed ${options.seed}, run key ${options.runKey}\n`);
  }
  const standIn = target === undefined ? await surroundings.startSandbox() : undefined;
  const wanted = target ?? (standIn as StandIn).target;
  try {
    return await runOrder(order, wanted, standIn !== undefined, surroundings);
  } catch (cause) {
    throw cause instanceof KitError ? new KitError(createMask(secretsOf(wanted))(cause.message), { cause }) : cause;
  } finally {
    await standIn?.close();
  }
}

async function runOrder(
  order: RunOrder,
  given: Target,
  isStandIn: boolean,
  surroundings: Surroundings,
): Promise<RunExitCode> {
  const { stdout, stderr, variables, now, signal } = surroundings;
  const contract = loadContract(order.description);
  if (order.list) {
    stdout.write(listCaseIDs(planCases(contract, given, order.options)));
    return 0;
  }
  if (order.dryRun) {
    stdout.write(describeRequests(contract, given, planCases(contract, given, order.options)));
    return 0;
  }
  const target = isStandIn ? given : await findRemote(given);
  const cases = planCases(contract, target, order.options);
  await seekConsent(order, target, describePlan(target, cases), surroundings);
  const progress = createProgress(stderr, createPaint(stderr, variables), now);
  const report = await runContract(target, {
    ...order.options,
    contract,
    isStandIn,
    ...(signal === undefined ? {} : { signal }),
    onJudged: (judged, total) => {
      if (!order.quiet) {
        progress.add(judged, total);
      }
    },
  }).finally(() => progress.end());
  const code = tellReport(report, order, surroundings);
  if (order.writeKnownFailures === undefined) {
    return code;
  }
  writeKnownFailures(report, order, resolve(surroundings.folder, order.writeKnownFailures), surroundings);
  return 0;
}

/** Afterwards the same run has no findings. */
function writeKnownFailures(report: Report, { options }: RunOrder, file: string, { stdout }: Audience): void {
  const { about, findings } = report;
  const failing = findings.filter(({ evidence }) => about.strict || evidence !== "assumed");
  const list = toKnownFailures(options.knownFailures ?? [], failing, about.when.slice(0, 10));
  writeFileSync(file, file.endsWith(".json") ? `${JSON.stringify(list, undefined, 2)}\n` : stringify(list));
  stdout.write(`known failures: ${list.length} in ${file}\n`);
}

/** Nothing that matters is sent to a host that is new before somebody agreed to the plan. */
async function seekConsent(
  { yes }: RunOrder,
  target: Target,
  plan: string,
  { ask, consentFile, stderr }: Surroundings,
): Promise<void> {
  if (isLocal(target)) {
    return;
  }
  stderr.write(`${plan}\n`);
  const consent = consentOf(target);
  if (yes || isConfirmed(consentFile, consent)) {
    return;
  }
  if (ask === undefined) {
    throw new UsageError("this host is new, and nobody is at the terminal to agree to the plan: give --yes");
  }
  const answer = await ask("Nothing was sent yet. Go on? [y/N] ");
  if (!/^y(?:es)?$/i.test(answer.trim())) {
    throw new KitError("nothing was sent, for nobody agreed to the plan");
  }
  confirm(consentFile, consent);
}
