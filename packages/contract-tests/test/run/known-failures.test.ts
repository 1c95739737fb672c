import { expect, test } from "vitest";
import { judgeTarget, sandboxTarget } from "./targets.ts";

const id = "executeJobAsync/method-PUT";
const known = { case: id, check: "method-not-allowed-has-allow", reason: "a proxy takes it away" };

test("A known failure still runs, and its finding is not told again.", async () => {
  const { sandbox, target } = sandboxTarget({ faults: ["allow-missing"] });
  const [judged] = await judgeTarget(target, new RegExp(`^${id}$`), { knownFailures: [known] });
  await sandbox.close();
  expect(judged?.report.status).toBe("known-failure");
  expect(judged?.findings).toEqual([]);
});

test("A known failure that does not fail any more is an error.", async () => {
  const { sandbox, target } = sandboxTarget();
  const [judged] = await judgeTarget(target, new RegExp(`^${id}$`), { knownFailures: [known] });
  await sandbox.close();
  expect(judged?.report.status).toBe("failed");
  expect(judged?.findings).toMatchObject([{ check: known.check, blame: "kit", found: "none" }]);
});
