import { type Fault, faults } from "@starfish-api/sandbox";
import { expect, test } from "vitest";
import type { JudgedCase } from "../../src/run/judge-case.ts";
import { lookFor } from "./fault-cases.ts";
import { judgeTarget, sandboxTarget } from "./targets.ts";

/** Three with tests of their own below: the kit finds out whether a server validates, and judges nothing of a pause. */
const isAlone = ({ name }: Fault): boolean => name === "invalid-accepted" || name.startsWith("too-many-requests");

/** Until the first case that fails: `pnpm faults` looks on. More at once than there are cores, for each waits for what never comes. */
test.concurrent.each(faults.filter(({ legal }) => legal !== true))(
  "$name is blamed on the server.",
  async ({ name }) => {
    const { sandbox, target } = sandboxTarget({ faults: [name] });
    const { timeLimits, wanted } = lookFor(name);
    const isFound = ({ findings }: JudgedCase): boolean => findings.length > 0;
    const judged = await judgeTarget({ ...target, timeLimits }, wanted, {}, 8, isFound);
    await sandbox.close();
    const findings = judged.flatMap((each) => each.findings);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ blame }) => blame))).toEqual(new Set(["server"]));
  },
);

test.concurrent.each(faults.filter((fault) => fault.legal === true && !isAlone(fault)))(
  "$name is legal, and nobody is blamed, over a real connection.",
  async ({ name }) => {
    const { sandbox, target } = sandboxTarget({ faults: [name] });
    const { url: baseUrl } = await sandbox.listen();
    const { fetch: _, ...overHttp } = target;
    const judged = await judgeTarget({ ...overHttp, baseUrl }, lookFor(name).wanted);
    await sandbox.close();
    expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
    expect(judged.some(({ report }) => report.status === "passed")).toBe(true);
  },
);

test("A server that does not validate is wrong where strictness is asked for.", async () => {
  const { sandbox, target } = sandboxTarget({ faults: ["invalid-accepted"] });
  const judged = await judgeTarget(target, /application-json\/missing-runID/, { strict: true });
  await sandbox.close();
  expect(judged.flatMap(({ findings }) => findings.map(({ check }) => check))).toContain("status-expected");
});

test.each(faults.filter(({ name }) => name.startsWith("too-many-requests")))(
  "$name is nobody's fault: nothing is judged.",
  async ({ name }) => {
    const { sandbox, target } = sandboxTarget({ faults: [name] });
    const judged = await judgeTarget({ ...target, token: "any" }, /example-onlyRequired$/, { clock: hurriedClock });
    await sandbox.close();
    expect(new Set(judged.map(({ report }) => report.status))).toEqual(new Set(["not-checked"]));
    expect(judged[0]?.report.reason).toMatch(/^429/);
  },
);

/** Every wait is over at once. */
const hurriedClock = { now: () => 0, sleep: async () => undefined };
