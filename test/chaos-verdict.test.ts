import { describe, expect, test } from "vitest";
import { type Job, planJob } from "../bench/chaos/job.ts";
import type { Telling } from "../bench/chaos/journal.ts";
import { findViolations } from "../bench/chaos/verdict.ts";
import { webhookViolations } from "../bench/chaos/webhook-verdict.ts";

const job: Job = { ...(await planJob(1, 6)), ending: "complete" };
const { runID } = job.request;
const rows = [{ status: "Complete", totalRows: 7, inserts: 7 }];
const begins = (at: number): Telling => ({ kind: "telling", runID, at });
const throws = (at: number): Telling => ({ kind: "untold", runID, at });
const ends = (at: number, more: object = {}): Telling => ({
  kind: "told",
  runID,
  outcome: "succeeded",
  rows,
  at,
  ...more,
});

function verdict(tellings: readonly Telling[], acknowledgedAt?: number): readonly string[] {
  const acknowledged = new Map(acknowledgedAt === undefined ? [] : [[runID, acknowledgedAt]]);
  const violations = webhookViolations({ tellings, jobs: new Map([[runID, job]]), acknowledged });
  expect(violations.every((violation) => violation.runID === runID)).toBe(true);
  return violations.map(({ what }) => what);
}

describe("the verdict on webhooks", () => {
  test.each([
    ["told and acknowledged in the same millisecond", [begins(1), ends(5)], 5],
    ["told after it threw twice", [begins(1), throws(2), begins(3), throws(4), begins(5), ends(6)], 7],
    ["told, and the acknowledgement was lost", [begins(1), ends(5)], undefined],
    ["only begun, by a process that was killed", [begins(1)], undefined],
    ["never delivered", [], undefined],
  ])("lets pass what was %s", (_what, tellings, acknowledgedAt) => {
    expect(verdict(tellings, acknowledgedAt)).toEqual([]);
  });

  test.each([
    ["acknowledged and never told", [], 5],
    ["acknowledged and never told", [begins(1), throws(2)], 5],
    ["acknowledged before it was told", [begins(1), ends(6)], 5],
    ["told twice after success", [begins(1), ends(2), begins(3), ends(4)], 9],
    ["told twice at the same time", [begins(1), begins(2), throws(3), ends(4)], 9],
    ['a webhook told a wrong result: [{"status":"Failed"}]', [begins(1), ends(2, { rows: [{ status: "Failed" }] })], 9],
    [`a webhook told a wrong result: ${JSON.stringify(rows)}`, [begins(1), ends(2, { outcome: "failed" })], 9],
  ])("finds what was %s", (what, tellings, acknowledgedAt) => {
    expect(verdict(tellings, acknowledgedAt)).toEqual([what]);
  });

  test("finds a run that nobody ordered", () => {
    const violations = webhookViolations({ tellings: [begins(1)], jobs: new Map(), acknowledged: new Map() });
    expect(violations).toEqual([{ runID, index: -1, what: "a webhook told of a run that nobody ordered" }]);
  });
});

describe("the verdict on starts", () => {
  type Outcomes = Parameters<typeof findViolations>[0]["reports"][number]["outcomes"];
  const lost = { isTyped: true, name: "StartUnknownError", code: "start_unknown", runID, message: "unknown" };
  const hears = (at: number, by: number) => ({ kind: "sent", runID, what: "GET", isAnswer: true, at, by }) as const;

  function judge({
    arrivals = [100],
    losses = [] as number[],
    twins = [] as Outcomes,
    answers = [] as ReturnType<typeof hears>[],
  }) {
    const outcomes: Outcomes = [{ kind: "ended", index: 6, isTwin: false, at: 500, by: 1, outcome: { rows } }];
    const runs = arrivals.map((startedAt) => ({ startedAt, argument: job.request.argument }));
    return findViolations(
      { reports: [{ job, begunAt: 50, outcomes, twins }], tellings: [], answers, kills: 0, orphans: 0, shared: 1 },
      {
        startsOf: () => runs as never,
        endOf: () => 300,
        arrivalOf: ({ startedAt }) => startedAt,
        acknowledged: new Map(),
        losses,
      },
    );
  }

  test("lets pass what was started once", () => {
    expect(judge({})).toEqual({ violations: [], excused: [] });
  });

  test.each([
    ["where the store lost nothing", []],
    ["where it had lost something before the order", [40]],
    ["where it lost something after the last start", [250]],
  ])("finds what was started twice %s", (_what, losses) => {
    const { violations, excused } = judge({ arrivals: [100, 200], losses });
    expect(violations.map(({ what }) => what)).toEqual(["started 2 times"]);
    expect(excused).toEqual([]);
  });

  test("excuses what was started twice where the store lost the claim after the order", () => {
    expect(judge({ arrivals: [100, 200], losses: [70] })).toEqual({ violations: [], excused: [runID] });
  });

  test("knows a process by what that process heard", () => {
    const twins: Outcomes = [{ kind: "ended", index: 6, isTwin: true, at: 9000, by: 2, outcome: { error: lost } }];
    const answers = (by: number) => [3000, 4000, 5000, 6000, 7000].map((at) => hears(at, by));
    const heardByOther = judge({ twins, answers: answers(1) });
    expect(heardByOther.violations).toEqual([]);
    const heardByItself = judge({ twins, answers: answers(2) });
    expect(heardByItself.violations.map(({ what }) => what)).toEqual(["finished, but StartUnknownError: unknown"]);
  });
});
