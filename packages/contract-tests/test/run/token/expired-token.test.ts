import { expect, test } from "vitest";
import { contract, judgeTarget, sandboxTarget } from "../targets.ts";

const expiredToken = "was-good-until-yesterday";
const ownToken = /own-expired-token/;

test("A token of the caller's that has ended is tried on every operation that needs one, and denied.", async () => {
  const { sandbox, target } = sandboxTarget();
  const judged = await judgeTarget({ ...target, expiredToken }, ownToken);
  await sandbox.close();
  expect(new Set(judged.map(({ report }) => report.operation))).toEqual(
    new Set(contract.operations.filter(({ security }) => security === "required").map(({ id }) => id)),
  );
  expect(judged.map(({ report }) => report.exchange?.response.status)).toEqual(judged.map(() => 401));
  expect(judged.map(({ report }) => report.status)).toEqual(judged.map(() => "passed"));
  expect(JSON.stringify(judged)).not.toContain(expiredToken);
});

test("A server that still takes it is blamed.", async () => {
  const { sandbox, target } = sandboxTarget({ tokens: [expiredToken] });
  const [judged] = await judgeTarget({ ...target, expiredToken }, ownToken);
  await sandbox.close();
  expect(judged?.findings[0]).toMatchObject({ check: "status-expected", blame: "server", evidence: "documented" });
});

test("Without one only made-up tokens are tried.", async () => {
  const { sandbox, target } = sandboxTarget();
  const judged = await judgeTarget(target, /expired-token/);
  await sandbox.close();
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ report }) => ownToken.test(report.id))).toEqual([]);
});
