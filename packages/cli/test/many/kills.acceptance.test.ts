import { expect, test } from "vitest";
import { killBatch } from "./kill-batch.ts";

// 1,000 rows are `pnpm --filter @starfish-api/cli kills`.
test("a batch whose process is killed three times starts each job once, and gives one row for each", async () => {
  const rows = 60;
  const report = await killBatch({ rows, kills: 3, concurrency: 8, duration: 100 });
  expect(report).toEqual({
    ends: ["SIGKILL", "SIGKILL", "SIGKILL", 0],
    starts: { 1: rows },
    outputRows: { 1: rows },
    outcomes: { succeeded: rows },
  });
});
