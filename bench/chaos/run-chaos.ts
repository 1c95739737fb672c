import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, createSandbox, defaultUsers, type Run } from "@starfish-api/sandbox";
import { Colleagues, createMeeting } from "./colleagues.ts";
import { Disturbances } from "./fault.ts";
import { runFleet } from "./fleet.ts";
import { History } from "./history.ts";
import { type Job, jobFile, planJob } from "./job.ts";
import { claimPlants, type Plant } from "./plant.ts";
import { startProxy } from "./proxy.ts";
import type { Violation } from "./report.ts";
import { openSharedStore, type StoreKind } from "./shared-store.ts";
import type { Summary } from "./summary.ts";
import { findViolations } from "./verdict.ts";
import { createWebhookChaos } from "./webhook-chaos.ts";

export interface ChaosOptions {
  /** How many jobs at most. */
  readonly jobs: number;
  /** How long it may take; no new job is begun when what is left is needed for the last ones. */
  readonly seconds: number;
  readonly seed: number;
  readonly plants: readonly Plant[];
  /** Where the processes keep claims and deliveries. */
  readonly store: StoreKind;
}

export interface ChaosResult extends Summary {
  /** Everything that happened to the run of a violation, a line each. */
  readonly historyOf: (violation: Violation) => readonly string[];
}

/** How many times as fast as real time the jobs run. */
const speed = 100;
/** The seconds that the last jobs need: claims of killed processes end by themselves, and the Results are asked long. */
const drain = 100;

/** Runs jobs through the proxy, and compares what the clients say with the server's books. */
export async function runChaos({ jobs, seconds, seed, plants, store: kind }: ChaosOptions): Promise<ChaosResult> {
  const begin = Date.now();
  const disturbances = new Disturbances(kind !== "sqlite");
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
  const folder = await mkdtemp(join(tmpdir(), "starfish-chaos-"));
  const store = await openSharedStore({ kind, folder, seed, plants, disturbances });
  const colleagues = new Colleagues();
  const prepare = plants.includes("forgetful-store") ? store.kill : async () => {};
  const isOfClaims = claimPlants.some((plant) => plants.includes(plant));
  const onStart = isOfClaims ? createMeeting(colleagues, prepare) : store.strike;
  const proxy = await startProxy({ target: sandbox.fetch, seed, disturbances, history, plants, onStart });
  const realTime = (time: number): number => begin + (time - begin) / speed;
  const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
  try {
    const until = begin + Math.max(seconds - drain, 1) * 1000;
    const result = await runFleet({
      baseUrl: proxy.url,
      seed,
      plants,
      store: store.address,
      credentials: { username, password },
      disturbances,
      history,
      folder,
      colleagues,
      jobs: planJobs(seed, jobs),
      count: jobs,
      until,
    });
    const { violations, excused } = findViolations(result, {
      startsOf: (runID) => sandbox.runs.find(runID),
      endOf: (run) => realTime(endOf(run)),
      arrivalOf: ({ startedAt }) => realTime(startedAt),
      acknowledged,
      losses: store.losses,
    });
    for (const run of violations.flatMap(({ runID }) => sandbox.runs.find(runID))) {
      history.add(run.runID ?? "", "server", `starts run ${run.key}`, realTime(run.startedAt));
      history.add(run.runID ?? "", "server", `ends run ${run.key}: ${JSON.stringify(run.steps)}`, realTime(endOf(run)));
    }
    return {
      seed,
      result,
      violations,
      excused,
      disturbances,
      started: sandbox.runs.started,
      seconds: (Date.now() - begin) / 1000,
      store: store.description,
      historyOf: ({ runID }) => history.linesOf(runID),
    };
  } finally {
    await proxy.stop();
    await store.close();
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
