import { KitError, UsageError } from "../errors.ts";
import { createPaint, type Screen } from "../report/terminal/paint.ts";
import { createProgress } from "../report/terminal/progress.ts";
import { confirm, consentOf, isConfirmed } from "../run/confirmed-hosts.ts";
import { describePlan } from "../run/describe-plan.ts";
import { describeRequests } from "../run/describe-requests.ts";
import { planCases, runContract } from "../run/run-contract.ts";
import { isLoopback, type Target } from "../run/target.ts";
import { loadContract } from "../spec/load-contract.ts";
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
  startSandbox(): Promise<StandIn>;
}

/**
 * `starfish-contract run`: from the command line to the exit code.
 *
 * @throws {UsageError} for a command line that cannot be understood, or a plan that nobody agreed to.
 * @throws {KitError} when a file or the target cannot be used, or nothing was judged.
 */
export async function runCommand(args: string[], surroundings: Surroundings): Promise<RunExitCode> {
  const order = await readRunOrder(args, surroundings.folder, surroundings.variables);
  const standIn = order.target === undefined ? await surroundings.startSandbox() : undefined;
  try {
    return await runOrder(order, order.target ?? (standIn as StandIn).target, standIn !== undefined, surroundings);
  } finally {
    await standIn?.close();
  }
}

async function runOrder(
  order: RunOrder,
  target: Target,
  isStandIn: boolean,
  surroundings: Surroundings,
): Promise<RunExitCode> {
  const { stdout, stderr, variables, now } = surroundings;
  const contract = loadContract();
  const cases = planCases(contract, target, order.options);
  if (order.list) {
    stdout.write(cases.map(({ id, title }) => `${id}\n    ${title}\n`).join(""));
    return 0;
  }
  if (order.dryRun) {
    stdout.write(describeRequests(contract, target, cases));
    return 0;
  }
  await seekConsent(order, target, describePlan(target, cases), surroundings);
  const progress = createProgress(stderr, createPaint(stderr, variables), now);
  const report = await runContract(target, {
    ...order.options,
    contract,
    isStandIn,
    onJudged: (judged, total) => progress.add(judged, total),
  }).finally(() => progress.end());
  return tellReport(report, order, surroundings);
}

/** Nothing is sent to a host that is new before somebody agreed to the plan. */
async function seekConsent(
  { yes }: RunOrder,
  target: Target,
  plan: string,
  { ask, consentFile, stderr }: Surroundings,
): Promise<void> {
  if (isLoopback(target.baseUrl)) {
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
