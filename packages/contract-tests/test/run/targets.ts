import { createClock, createSandbox, defaultUsers, type Sandbox, type SandboxOptions } from "@starfish-api/sandbox";
import { loadContract } from "../../src/index.ts";
import { createRunner, type RunOptions } from "../../src/run/create-runner.ts";
import type { JudgedCase } from "../../src/run/judge-case.ts";
import { runCases } from "../../src/run/run-cases.ts";
import type { Target } from "../../src/run/target.ts";

export const contract = loadContract();

const [username = "", password = ""] = Object.entries(defaultUsers)[0] ?? [];

/** Sandbox seconds are 50 milliseconds here. */
const speed = 20;

/** What is right ends in time on a slow machine too. */
export const patient = { answer: 30_000, run: 30_000, webhook: 15_000 };
/** For tests of what never comes, which need not be waited for long. */
export const hasty = { ...patient, run: 300, webhook: 150 };

/** A sandbox in this process, as a target. That it fails is what the cases ask for, and what they say. */
export function sandboxTarget(options: SandboxOptions = {}): { readonly sandbox: Sandbox; readonly target: Target } {
  const sandbox = createSandbox({ clock: createClock(speed), onFailure: () => {}, ...options });
  const target = { baseUrl: "http://127.0.0.1:1", fetch: sandbox.fetch, username, password, timeLimits: patient };
  return { sandbox, target };
}

/** At once, where nothing counts connections: most of a case's time is waiting for a run to end. */
export const many = 32;

/** Every case whose id fits, judged; once one is enough, those that are under way are the last. */
export async function judgeTarget(
  target: Target,
  wanted = /./,
  options: RunOptions = {},
  concurrency = 8,
  isEnough: (judged: JudgedCase) => boolean = () => false,
): Promise<JudgedCase[]> {
  const runner = await createRunner(target, { contract, examples: 1, preflight: false, ...options });
  let reason: string | undefined;
  const onJudged = (judged: JudgedCase): void => {
    if (isEnough(judged)) reason = `${judged.report.id} was enough`;
  };
  try {
    return await runCases(
      runner,
      runner.cases.filter(({ id }) => wanted.test(id)),
      concurrency,
      onJudged,
      { reason: () => reason },
    );
  } finally {
    await runner.close();
  }
}

/** How many cases there are of each status. */
export function countStatuses(judged: readonly JudgedCase[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { report } of judged) {
    counts[report.status] = (counts[report.status] ?? 0) + 1;
  }
  return counts;
}
