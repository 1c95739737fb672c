import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/judgement.ts";
import type { JudgedCase } from "../../src/run/judge-case.ts";
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

/** What proves a fault; a guess does not. */
const proves = (fault: UnseenFault, { check, evidence }: Finding): boolean =>
  evidence !== "assumed" && check === fault.caughtBy;

/** Until the fault is proved. */
async function findingsOf(fault: UnseenFault, timeLimits: typeof patient) {
  const { sandbox, target } = faultyTarget(fault);
  const isProved = ({ findings }: JudgedCase): boolean => findings.some((each) => proves(fault, each));
  const judged = await judgeTarget({ ...target, timeLimits }, few, {}, 8, isProved);
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
    const atOnce = await findingsOf(fault, hasty);
    // On a slow machine, what comes may have come too late.
    const findings = atOnce.some((each) => proves(fault, each)) ? atOnce : await findingsOf(fault, patient);
    const proven = findings.filter(({ evidence }) => evidence !== "assumed");
    expect([...new Set(proven.map(({ check }) => check))]).toContain(fault.caughtBy);
    expect(new Set(proven.map(({ blame }) => blame))).toEqual(new Set(["server"]));
  });
});

describe("what is free is not a finding", () => {
  test.concurrent.each(freeHabits)("$name", async (habit) => {
    expect(await findingsOf(habit, patient)).toEqual([]);
  });
});
