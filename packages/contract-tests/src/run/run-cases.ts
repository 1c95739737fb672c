import type { Case } from "../cases/case.ts";
import type { Runner } from "./create-runner.ts";
import type { JudgedCase } from "./judge-case.ts";
import { runShrunk } from "./run-shrunk.ts";

/**
 * Runs cases without a test runner, so many at once. In the order of the cases.
 *
 * @param onJudged - Is told of each case as soon as it is judged.
 */
export async function runCases(
  runner: Runner,
  cases: readonly Case[],
  concurrency: number,
  onJudged?: (judged: JudgedCase) => void,
): Promise<JudgedCase[]> {
  const judged: JudgedCase[] = [];
  const queue = cases.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of queue) {
      const result = await runShrunk(runner, each);
      judged[index] = result;
      onJudged?.(result);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return judged;
}
