/**
 * Starts a million runs in a sandbox in this process, and looks at the heap after every hundred thousand:
 * `node --expose-gc bench/sandbox/million.ts [--runs 1000000]`. Fails where it grows once memory holds as many as it keeps.
 */
import { parseArgs } from "node:util";
import { createManualClock, createSandbox } from "@starfish-api/sandbox";

/** As many as memory keeps. */
const portion = 100_000;
/** How much the heap may grow after the second portion, for which the first has been forgotten. */
const allowedGrowth = 1.1;
const megabyte = 2 ** 20;

const { values } = parseArgs({ options: { runs: { type: "string", default: "1000000" } } });
const clock = createManualClock();
const sandbox = createSandbox({ authentication: "none", clock });
const heaps: number[] = [];

for (let started = 0; started < Number(values.runs); started++) {
  const response = await sandbox.fetch("http://host/v1/ExecuteJobAsync", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ runID: `run-${started}`, projectID: "p", jobID: "j", argument: "Region = 'EMEA'" }),
  });
  if (response.status !== 200) {
    throw new Error(`Run ${started} was answered with ${response.status}: ${await response.text()}`);
  }
  await response.arrayBuffer();
  if ((started + 1) % 1000 === 0) {
    await clock.advance(2000);
  }
  if ((started + 1) % portion === 0) {
    globalThis.gc?.();
    heaps.push(process.memoryUsage().heapUsed / megabyte);
    console.info(`${started + 1} runs, ${sandbox.runs.list().length} kept: ${heaps.at(-1)?.toFixed(0)} MB of heap`);
  }
}
const [, second = Number.NaN] = heaps;
const growth = (heaps.at(-1) ?? Number.NaN) / second;
console.info(`heap at the end: ${growth.toFixed(2)} times that after ${2 * portion} runs`);
process.exitCode = growth <= allowedGrowth ? 0 : 1;
await sandbox.close();
