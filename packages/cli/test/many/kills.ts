/** `pnpm --filter @starfish-api/cli kills --rows 1000 --kills 3`: prints what killed processes left. */
import { parseArgs } from "node:util";
import { killBatch } from "./kill-batch.ts";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000" },
    kills: { type: "string", default: "3" },
    concurrency: { type: "string", default: "32" },
    duration: { type: "string", default: "2000" },
  },
});
const [rows = 0, kills = 0, concurrency = 0, duration = 0] = [
  values.rows,
  values.kills,
  values.concurrency,
  values.duration,
].map(Number);
const begin = performance.now();
const report = await killBatch({ rows, kills, concurrency, duration });
console.info(JSON.stringify({ rows, kills, concurrency, duration, ...report }, undefined, 2));
console.info(`${Math.round((performance.now() - begin) / 1000)} s`);
const isOnce = report.starts[1] === rows && report.outputRows[1] === rows;
process.exitCode = isOnce ? 0 : 1;
