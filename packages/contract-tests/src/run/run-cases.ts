import type { Case } from "../cases/case.ts";
import type { Runner } from "./create-runner.ts";
import { type JudgedCase, unsentCase } from "./judge-case.ts";
import { runShrunk } from "./run-shrunk.ts";

/** Ends a run before its end. */
export interface Stop {
  /** Why, once it is to end. */
  readonly reason: () => string | undefined;
  /** Cases that are under way are not waited for. */
  readonly signal?: AbortSignal;
}

/**
 * Runs cases without a test runner, so many at once. In the order of the cases; those that a stop kept from being judged
 * are not checked.
 *
 * @param onJudged - Called for each case as soon as it is judged.
 */
export async function runCases(
  runner: Runner,
  cases: readonly Case[],
  concurrency: number,
  onJudged?: (judged: JudgedCase) => void,
  stop: Stop = { reason: () => undefined },
): Promise<JudgedCase[]> {
  const judged: JudgedCase[] = [];
  const queue = cases.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of queue) {
      if (stop.reason() !== undefined) {
        return;
      }
      const result = await runShrunk(runner, each);
      if (stop.signal?.aborted === true) {
        return;
      }
      judged[index] = result;
      onJudged?.(result);
    }
  };
  const all = Promise.all(Array.from({ length: concurrency }, work));
  await (stop.signal === undefined ? all : Promise.race([all, aborted(stop.signal)]));
  const reason = `the run was stopped: ${stop.reason()}`;
  return Array.from(cases, (each, index) => judged[index] ?? unsentCase(each, "not-checked", reason));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
