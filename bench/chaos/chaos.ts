import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { writeBetweenMarkers } from "../codec/report.ts";
import { isPlant, type Plant, plants } from "./plant.ts";
import { type ChaosOptions, type ChaosResult, runChaos } from "./run-chaos.ts";
import { defaultStore, type StoreKind, storeKinds } from "./shared-store.ts";
import { summaryOf } from "./summary.ts";

const usage = `Runs jobs through a proxy that breaks things, in processes that are killed, and compares what the clients say
with what the server did.

  node bench/chaos/chaos.ts [--jobs 10000] [--seconds S] [--seed 1] [--seeds 1] [--write] [--store KIND] [--plant MISTAKE[,MISTAKE]]

  --jobs     how many jobs to run
  --seconds  how long it may take: no new job is begun when the rest is needed for the last ones
  --seed     repeats jobs and disturbances: each depends on the seed, the run and the number of its request
  --seeds    how many seeds to run, one after the other
  --write    put the tables into bench/README.md
  --store    where the processes keep claims and deliveries: redis (the default where there is a redis-server: killed and
             restarted, it has lost nothing), redis-volatile (it comes back empty), sqlite
  --plant    put mistakes in, to see that they are found (no request is disturbed then, and nobody killed): ${Object.keys(plants).join(", ")}

Exits 1 at any violation, with the whole history of each run, and where a kind of disturbance never happened; 2 where the
command line is wrong.`;

const { values: args } = parseArgs({
  options: {
    jobs: { type: "string", default: "10000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    seeds: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    store: { type: "string" },
    plant: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const numbers = [args.jobs, args.seconds, args.seed, args.seeds].map(Number);
const planted = args.plant?.split(",") ?? [];
const isKnown = planted.every(isPlant) && (args.store === undefined || isStore(args.store));
if (args.help) {
  console.info(usage);
} else if (numbers.some(Number.isNaN) || !isKnown) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const [jobs = 0, seconds = 0, first = 0, count = 0] = numbers;
  const store = storeFor(planted);
  const plants = planted as Plant[];
  await run(Array.from({ length: count }, (_, index) => ({ jobs, seconds, seed: first + index, plants, store })));
}

function isStore(name: string): boolean {
  return storeKinds.some((kind) => kind === name);
}

function storeFor(plants: readonly string[]): StoreKind {
  if (args.store !== undefined) return args.store as StoreKind;
  if (plants.includes("lease-by-own-clock")) return "sqlite";
  if (plants.includes("forgetful-store")) return "redis-volatile";
  const store = defaultStore();
  if (store === "sqlite") console.error("There is no redis-server: SQLite keeps the claims, and nobody kills that.");
  return store;
}

async function run(all: readonly ChaosOptions[]): Promise<void> {
  const results: ChaosResult[] = [];
  for (const options of all) {
    const result = await runChaos(options);
    results.push(result);
    const { seed, violations, disturbances, historyOf } = result;
    for (const violation of violations) {
      const { runID, index, what } = violation;
      console.error(`\nVIOLATION with --seed ${seed}, job ${index}, run ${runID}: ${what}`);
      for (const line of historyOf(violation)) console.error(line);
    }
    for (const kind of disturbances.missing) console.error(`NEVER HAPPENED with --seed ${seed}: ${kind}`);
    if (violations.length > 0 || disturbances.missing.length > 0) process.exitCode = 1;
    if (args.write) writeBetweenMarkers(new URL("../README.md", import.meta.url), "chaos", reportOf(results));
  }
  console.info(reportOf(results));
}

function reportOf(results: readonly ChaosResult[]): string {
  const command = ["pnpm chaos", ...process.argv.slice(2)].join(" ");
  const made = `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.`;
  return `${made}\n\n${summaryOf(results)}`;
}
