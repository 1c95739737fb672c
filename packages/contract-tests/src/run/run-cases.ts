import type { Case } from "../cases/case.ts";
import type { Runner } from "./create-runner.ts";
import type { JudgedCase } from "./judge-case.ts";

/** Runs cases without a test runner, so many at once. In the order of the cases. */
export async function runCases(runner: Runner, cases: readonly Case[], concurrency: number): Promise<JudgedCase[]> {
  const judged: JudgedCase[] = [];
  const queue = cases.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of queue) {
      judged[index] = await runner.run(each);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return judged;
}
