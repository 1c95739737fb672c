import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, createSandbox, type Run } from "@starfish-api/sandbox";
import { Disturbances } from "./fault.ts";
import { runFleet } from "./fleet.ts";
import { History } from "./history.ts";
import { type Job, jobFile, planJob } from "./job.ts";
import type { Plant } from "./plant.ts";
import { startProxy } from "./proxy.ts";
import { type Summary, summaryOf } from "./summary.ts";
import { findViolations } from "./verdict.ts";
import type { Violation } from "./violation.ts";
import { createWebhookChaos } from "./webhook-chaos.ts";

export interface ChaosOptions {
  /** How many jobs at most. */
  readonly jobs: number;
  /** How long it may take; no new job is taken when what is left is needed for the last ones. */
  readonly seconds: number;
  readonly seed: number;
  readonly plant: Plant | undefined;
}

export interface ChaosResult extends Summary {
  readonly summary: string;
  /** Everything that happened to the run of a violation, a line each. */
  readonly historyOf: (violation: Violation) => readonly string[];
}

/** How many times as fast as real time the jobs run. */
const speed = 100;
/** The seconds that the last jobs need. */
const drain = 40;

/** Runs jobs through the proxy, and compares what the clients say with the server's books. */
export async function runChaos({ jobs, seconds, seed, plant }: ChaosOptions): Promise<ChaosResult> {
  const begin = Date.now();
  const disturbances = new Disturbances();
  const history = new History();
  const acknowledged = new Map<string, number>();
  const sandbox = createSandbox({
    clock: createClock(speed),
    jobs: jobFile,
    duplicateRunID: "startAgain",
    runningResults: "running",
    webhooks: {
      fetch: createWebhookChaos({ seed, disturbances, history, acknowledged }),
      timeout: 6000,
      attempts: 6,
      backOff: 100 * speed,
    },
  });
  const proxy = await startProxy({ target: sandbox.fetch, seed, disturbances, history, plant });
  const folder = await mkdtemp(join(tmpdir(), "starfish-chaos-"));
  const realTime = (time: number): number => begin + (time - begin) / speed;
  try {
    const until = begin + Math.max(seconds - drain, 1) * 1000;
    const planned = planJobs(seed, jobs);
    const baseUrl = proxy.url;
    const result = await runFleet({ baseUrl, seed, plant, disturbances, history, folder, jobs: planned, until });
    const violations = findViolations(result, {
      startsOf: (runID) => sandbox.runs.find(runID),
      endOf: (run) => realTime(endOf(run)),
      acknowledged,
    });
    for (const run of violations.flatMap(({ runID }) => sandbox.runs.find(runID))) {
      history.add(run.runID ?? "", "server", `starts run ${run.key}`, realTime(run.startedAt));
      history.add(run.runID ?? "", "server", `ends run ${run.key}: ${JSON.stringify(run.steps)}`, realTime(endOf(run)));
    }
    const taken = (Date.now() - begin) / 1000;
    const facts = { result, violations, disturbances, started: sandbox.runs.started, seconds: taken };
    return { ...facts, summary: summaryOf(facts), historyOf: ({ runID }) => history.linesOf(runID) };
  } finally {
    await proxy.stop();
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
function endOf({ startedAt, steps }: Run): number {
  return steps.reduce((time, { duration }) => time + duration, startedAt);
}
