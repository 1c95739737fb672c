import { resolve } from "node:path";
import { stringify } from "yaml";
import type { Case } from "../cases/case.ts";
import { KitError, UsageError } from "../errors.ts";
import { toKnownFailures } from "../known-failures.ts";
import { countTexts } from "../report/count-texts.ts";
import { createMask } from "../report/mask-secrets.ts";
import type { Report } from "../report/report.ts";
import { createPaint, withoutDrawing } from "../report/terminal/paint.ts";
import { createProgress } from "../report/terminal/progress.ts";
import { secretsOf } from "../run/create-runner.ts";
import { confirm, consentOf, isConfirmed } from "../run/preflight/confirmed-hosts.ts";
import { describePlan } from "../run/preflight/describe-plan.ts";
import { describeRequests } from "../run/preflight/describe-requests.ts";
import { findRemote } from "../run/preflight/find-remote.ts";
import { planCases, runContract } from "../run/run-contract.ts";
import { createRunKey } from "../run/run-key.ts";
import { isLocal, type Target } from "../run/target.ts";
import { loadContract } from "../spec/load-contract.ts";
import { checkWritable, writeIntoFolder } from "../write-into-folder.ts";
import type { Surroundings } from "./run-command.ts";
import type { RunOrder } from "./run-options.ts";
import { type Audience, type RunExitCode, tellReport } from "./tell-report.ts";
import { watchCase } from "./watch-case.ts";

/**
 * Does what the command line of `run` asks for, to the exit code.
 *
 * @throws {UsageError} for a plan that nobody agreed to. @throws {KitError} without a secret of the target in it.
 */
export async function carryOut(
  order: RunOrder,
  target: Target,
  isStandIn: boolean,
  surroundings: Surroundings,
): Promise<RunExitCode> {
  try {
    return await runOrder(order, target, isStandIn, surroundings);
  } catch (cause) {
    throw cause instanceof KitError ? new KitError(createMask(secretsOf(target))(cause.message), { cause }) : cause;
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
  for (const pattern of contract.unreadPatterns) {
    stderr.write(`not checked: the pattern ${JSON.stringify(pattern)}, which JavaScript cannot read\n`);
  }
  if (order.list) {
    stdout.write(listCaseIDs(planCases(contract, given, order.options)));
    return 0;
  }
  if (order.dryRun) {
    const mask = createMask(secretsOf(given));
    stdout.write(mask(describeRequests(contract, given, planCases(contract, given, order.options))));
    return 0;
  }
  checkOutputs(order, surroundings.folder);
  const target = isStandIn ? given : await findRemote(given);
  const cases = planCases(contract, target, order.options);
  if (order.watch !== undefined && cases.length > 1) {
    throw new UsageError(`--watch takes one case, and ${cases.length} fit ${JSON.stringify(order.watch.case)}`);
  }
  await seekConsent(order, target, describePlan(target, cases), surroundings);
  if (order.watch !== undefined) {
    const { awaitEnter } = surroundings;
    const options = { ...order.options, contract, isStandIn, ...(signal === undefined ? {} : { signal }) };
    stderr.write("Enter runs it again, Ctrl-C ends.\n");
    return watchCase(
      // What an earlier round has named is used up.
      () => runContract(target, { ...options, runKey: createRunKey() }),
      { awaitEnter, every: order.watch.every, signal, mayComeBack: isLocal(target) },
      (text) => stdout.write(text),
    );
  }
  const progress = createProgress(withoutDrawing(stderr, variables), createPaint(stderr, variables), now);
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

/** Throws a KitError where one of the files that the run is to write could not be written. */
function checkOutputs({ observations, reports, writeKnownFailures: list }: RunOrder, folder: string): void {
  for (const file of [...reports.files.map((each) => each.file), observations]) {
    if (file !== undefined) {
      checkWritable(file);
    }
  }
  if (list !== undefined) {
    checkWritable(list, folder);
  }
}

/** Afterwards the same run has no findings. */
function writeKnownFailures(report: Report, { options }: RunOrder, file: string, { stdout }: Audience): void {
  const { about, findings } = report;
  const failing = findings.filter(({ evidence }) => about.strict || evidence !== "assumed");
  const list = toKnownFailures(options.knownFailures ?? [], failing, about.when.slice(0, 10));
  writeIntoFolder(file, file.endsWith(".json") ? `${JSON.stringify(list, undefined, 2)}\n` : stringify(list));
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
  try {
    confirm(consentFile, consent);
  } catch (cause) {
    if (!(cause instanceof KitError)) {
      throw cause;
    }
    stderr.write(`what was agreed to is not remembered, and will be asked again: ${cause.message}\n`);
  }
}

/** The cases with their titles, and how many there are of each operation. */
export function listCaseIDs(cases: readonly Case[]): string {
  const counts = countTexts(cases.map(({ operation }) => operation)).map(([name, count]) => `${name} ${count}`);
  return `${cases.map(({ id, title }) => `${id}\n    ${title}\n`).join("")}\n${cases.length} cases: ${counts.join(", ")}\n`;
}
