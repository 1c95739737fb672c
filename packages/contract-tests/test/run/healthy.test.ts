import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { contract, countStatuses, judgeTarget, many, sandboxTarget } from "./targets.ts";

// Bodies of megabytes are read before ModelState is looked at.
test.each([
  ["checked", /./],
  ["ignored", /^(?!.*oversize)/],
] as const)("A healthy server with ModelState %s passes every case.", async (modelState, wanted) => {
  const { sandbox, target } = sandboxTarget({ modelState });
  const judged = await judgeTarget(target, wanted, {}, many);
  await sandbox.close();
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  expect(judged.length).toBeGreaterThan(500);
  expect(countStatuses(judged)).toEqual({ passed: judged.length });
});

test("The mock passes every case that needs no runs and no tokens.", async () => {
  const mock = await createMock({ contract });
  const judged = await judgeTarget({ baseUrl: "http://127.0.0.1:1", fetch: mock.fetch, token: "any", isMock: true });
  await mock.close();
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  expect(countStatuses(judged)["passed"]).toBeGreaterThan(400);
});

test("A healthy server is judged the same over HTTP.", async () => {
  const { sandbox, target } = sandboxTarget();
  const { fetch: _fetch, ...overHttp } = target;
  const { url } = await sandbox.listen();
  const judged = await judgeTarget({ ...overHttp, baseUrl: url }, /accept-|method-|run-|token/);
  await sandbox.close();
  expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  expect(countStatuses(judged)).toEqual({ passed: judged.length });
});
