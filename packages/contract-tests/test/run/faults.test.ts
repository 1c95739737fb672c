import { faults } from "@starfish-api/sandbox";
import { expect, test } from "vitest";
import { hasty, judgeTarget, sandboxTarget } from "./targets.ts";

/** One case of each kind: enough for every fault, and quick. */
const oneOfEach =
  /^requestToken\/(?!oversize)|(?:application-json|application-xml)\/(?:example-onlyRequired|missing-runID|overlong-runID)|method-PUT|no-token|bad-token|run-executeJob(?:Async)?-application-(?:json|xml)|application-(?:json|xml)\/run-start/;

/** These take seconds by their nature, and one case shows them. */
const slow = new Set(["slow-headers", "stalled-body", "dripping-body"]);

/** What nobody can call wrong: without knowing whether the vendor's server validates, or where it sets limits. */
const unknown = /^invalid-accepted$|^too-many-requests/;

/** More at once than there are cores: each waits a while for what never comes. */
test.concurrent.each(faults.filter(({ name }) => !unknown.test(name)))(
  "$name is blamed on the server.",
  async (fault) => {
    const { name } = fault;
    const { sandbox, target } = sandboxTarget({ faults: [name] });
    const timeLimits = slow.has(name) ? { answer: 100, run: 100, webhook: 1 } : hasty;
    const wanted = slow.has(name) ? /example-onlyRequired$/ : oneOfEach;
    const judged = await judgeTarget({ ...target, timeLimits }, wanted);
    await sandbox.close();
    const findings = judged.flatMap((each) => each.findings);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ blame }) => blame))).toEqual(new Set(["server"]));
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
