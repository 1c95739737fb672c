import { expect, test } from "vitest";
import { killBatch } from "./kill-batch.ts";

// Spawns processes, because only those can be killed; 1,000 rows are `pnpm --filter @starfish-api/cli kills`.
test("a batch whose process is killed twice starts each job once, and gives one row for each", async () => {
  const rows = 40;
  const report = await killBatch({ rows, kills: 2, concurrency: 8, duration: 100 });
  expect(report).toEqual({
    ends: ["SIGKILL", "SIGKILL", 0],
    starts: { 1: rows },
    outputRows: { 1: rows },
    outcomes: { succeeded: rows },
  });
});
