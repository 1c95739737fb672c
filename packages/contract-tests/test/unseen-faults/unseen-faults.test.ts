import { describe, expect, test } from "vitest";
import { hasty, judgeTarget, patient } from "../run/targets.ts";
import { byteFaults } from "./byte-faults.ts";
import { freeHabits } from "./free-habits.ts";
import { gatewayFaults } from "./gateway-faults.ts";
import { shapeFaults } from "./shape-faults.ts";
import { stateFaults } from "./state-faults.ts";
import type { UnseenFault } from "./unseen-fault.ts";
import { faultyTarget } from "./with-fault.ts";

const unseenFaults = [...byteFaults, ...shapeFaults, ...gatewayFaults, ...stateFaults];

/** A few cases of every kind. */
const few =
  /^requestToken\/(?!oversize)|application-(?:json|xml)\/(?:example-onlyRequired|missing-runID)$|text-json\/example-onlyRequired$|\/method-(?:PUT|HEAD|OPTIONS)$|(?:no|bad)-token-|run-executeJobAsync-application-json|executeJobAsync\/application-json\/run-start|getResults\/unknown-application-json|x-www-form-urlencoded\/name-percent/;

async function findingsOf(fault: UnseenFault, timeLimits: typeof patient) {
  const { sandbox, target } = faultyTarget(fault);
  const judged = await judgeTarget({ ...target, timeLimits }, few);
  await sandbox.close();
  return judged.flatMap(({ findings }) => findings);
}

test("There are more than a hundred faults, each of its own name.", () => {
  const names = [...unseenFaults, ...freeHabits].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(unseenFaults.length).toBeGreaterThan(100);
});

describe("what breaks a documented or captured rule is blamed on the server", () => {
  test.concurrent.each(unseenFaults)("$name: $caughtBy", async (fault) => {
    const provenFindings = async (timeLimits: typeof patient) =>
      (await findingsOf(fault, timeLimits)).filter(({ evidence }) => evidence !== "assumed");
    const atOnce = await provenFindings(hasty);
    // On a slow machine, what comes may have come too late.
    const findings = atOnce.some(({ check }) => check === fault.caughtBy) ? atOnce : await provenFindings(patient);
    expect([...new Set(findings.map(({ check }) => check))]).toContain(fault.caughtBy);
    expect(new Set(findings.map(({ blame }) => blame))).toEqual(new Set(["server"]));
  });
});

describe("what is free is not a finding", () => {
  test.concurrent.each(freeHabits)("$name", async (habit) => {
    expect(await findingsOf(habit, patient)).toEqual([]);
  });
});
