import { expect, test } from "vitest";
import { judgeTarget, sandboxTarget } from "./targets.ts";

test.each(["startAgain", "ignore", "refuse", "conflict"] as const)(
  "Whatever a second start of one runID leads to, here %s, is not a finding.",
  async (duplicateRunID) => {
    const { sandbox, target } = sandboxTarget({ duplicateRunID });
    const judged = await judgeTarget(target, /duplicate-(?:first|second)$/, { strict: true });
    await sandbox.close();
    expect(judged.map(({ report }) => report.exchange?.response.status)).toEqual([
      200,
      duplicateRunID === "conflict" ? 409 : 200,
    ]);
    expect(judged.flatMap(({ findings }) => findings)).toEqual([]);
  },
);
