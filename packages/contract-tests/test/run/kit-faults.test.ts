import { expect, test } from "vitest";
import type { Case } from "../../src/index.ts";
import { createRunner } from "../../src/run/create-runner.ts";
import { contract, sandboxTarget } from "./targets.ts";

test("What is thrown while a case is judged is a fault of the kit in that case, and the others go on.", async () => {
  const { sandbox, target } = sandboxTarget();
  const runner = await createRunner(target, { contract, examples: 1 });
  const [first, second] = runner.cases.filter(({ id }) => id.startsWith("getResults/method-"));
  const broken = {
    ...(first as Case),
    expects: () => {
      throw new TypeError("a bug of ours");
    },
  };
  const judged = await runner.run(broken);
  const other = await runner.run(second as Case);
  await runner.close();
  await sandbox.close();
  expect(judged.report).toMatchObject({ status: "not-checked", fault: "TypeError: a bug of ours" });
  expect(other.report.status).toBe("passed");
});
