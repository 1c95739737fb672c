import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createClock, createSandbox, type Run } from "@starfish-api/sandbox";
import { writeBetweenMarkers } from "../codec/report.ts";
import { FaultCount } from "./fault.ts";
import { runFleet } from "./fleet.ts";
import { type Job, jobFile, planJob } from "./job.ts";
import { startProxy } from "./proxy.ts";
import { summaryOf } from "./summary.ts";
import { findViolations } from "./verdict.ts";
import { createWebhookChaos } from "./webhook-chaos.ts";

const usage = `Runs jobs through a proxy that breaks things, in processes that are killed, and compares what the clients say
with what the server did. Exits 1 where a job was started twice, or a run was lost or told wrongly.

  node bench/chaos/chaos.ts [--jobs 10000] [--seconds S] [--seed 1] [--write]

  --jobs     how many jobs to run
  --seconds  take no new job when so many seconds, less those that the last jobs need, have passed
  --seed     repeats jobs and faults: each depends on the seed, the run and the number of its request
  --write    put the tables into bench/README.md`;

/** How many times as fast as real time the jobs run. */
const speed = 100;
/** The seconds that the last jobs need. */
const drain = 15;

const { values: args } = parseArgs({
  options: {
    jobs: { type: "string", default: "10000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (args.help) {
  console.info(usage);
} else {
  await run(Number(args.jobs), Number(args.seconds), Number(args.seed));
}

async function run(jobs: number, seconds: number, seed: number): Promise<void> {
  const begin = Date.now();
  const faults = new FaultCount();
  const sandbox = createSandbox({
    clock: createClock(speed),
    jobs: jobFile,
    duplicateRunID: "startAgain",
    runningResults: "running",
    webhooks: { fetch: createWebhookChaos(seed, faults), timeout: 6000 },
  });
  const { url } = await sandbox.listen();
  const proxy = await startProxy(url, seed, faults);
  const folder = await mkdtemp(join(tmpdir(), "starfish-chaos-"));
  try {
    const until = begin + Math.max(seconds - drain, 1) * 1000;
    const result = await runFleet({ baseUrl: proxy.url, seed, folder, jobs: planJobs(seed, jobs), until });
    const violations = findViolations(result, {
      startsOf: (runID) => sandbox.runs.find(runID),
      endOf: (run) => begin + (lastMoment(run) - begin) / speed,
    });
    const taken = (Date.now() - begin) / 1000;
    const summary = summaryOf({ result, violations, faults, started: sandbox.runs.started, seconds: taken });
    const command = ["node bench/chaos/chaos.ts", ...process.argv.slice(2)].join(" ");
    const report = `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.\n\n${summary}`;
    console.info(report);
    if (args.write) {
      writeBetweenMarkers(new URL("../README.md", import.meta.url), "chaos", report);
    }
    for (const { runID, index, what } of violations) {
      console.error(`VIOLATION with --seed ${seed}, job ${index}, run ${runID}: ${what}`);
    }
    process.exitCode = violations.length > 0 ? 1 : 0;
  } finally {
    proxy.stop();
    await sandbox.close();
    await rm(folder, { recursive: true });
  }
}

async function* planJobs(seed: number, jobs: number): AsyncGenerator<Job, void, undefined> {
  for (let index = 0; index < jobs; index++) {
    yield planJob(seed, index);
  }
}

/** When the last job of a run ends, in the sandbox's time. */
function lastMoment({ startedAt, steps }: Run): number {
  return steps.reduce((time, { duration }) => time + duration, startedAt);
}
