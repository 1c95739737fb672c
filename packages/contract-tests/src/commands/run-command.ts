import type { Screen } from "../report/terminal/paint.ts";
import type { Target } from "../run/target.ts";
import { readRunOrder } from "./run-options.ts";
import type { Audience, RunExitCode } from "./tell-report.ts";

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
  /** Waits for Enter; false where nobody can press it. Undefined where nothing is read. */
  readonly awaitEnter?: () => Promise<boolean>;
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
  // What reads the description and judges is most of what there is to load.
  const { carryOut } = await import("./carry-out.ts");
  const standIn = target === undefined ? await surroundings.startSandbox() : undefined;
  const wanted = target ?? (standIn as StandIn).target;
  try {
    return await carryOut(order, wanted, standIn !== undefined, surroundings);
  } finally {
    await standIn?.close();
  }
}
