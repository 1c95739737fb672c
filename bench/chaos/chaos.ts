import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { writeBetweenMarkers } from "../codec/report.ts";
import { isPlant, type Plant, plants } from "./plant.ts";
import { type ChaosOptions, runChaos } from "./run-chaos.ts";

const usage = `Runs jobs through a proxy that breaks things, in processes that are killed, and compares what the clients say
with what the server did.

  node bench/chaos/chaos.ts [--jobs 10000] [--seconds S] [--seed 1] [--write] [--plant MISTAKE]

  --jobs     how many jobs to run
  --seconds  how long it may take: no new job is taken when the rest is needed for the last ones
  --seed     repeats jobs and disturbances: each depends on the seed, the run and the number of its request
  --write    put the tables into bench/README.md
  --plant    put a mistake in, to see that it is found: ${Object.keys(plants).join(", ")}

Exits 1 at any violation, with the whole history of each run, and where a kind of disturbance never happened; 2 where the
command line is wrong.`;

const { values: args } = parseArgs({
  options: {
    jobs: { type: "string", default: "10000" },
    seconds: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    plant: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const numbers = [args.jobs, args.seconds, args.seed].map(Number);
if (args.help) {
  console.info(usage);
} else if (numbers.some(Number.isNaN) || (args.plant !== undefined && !isPlant(args.plant))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const [jobs = 0, seconds = 0, seed = 0] = numbers;
  await run({ jobs, seconds, seed, plant: args.plant as Plant | undefined });
}

async function run(options: ChaosOptions): Promise<void> {
  const { summary, violations, disturbances, historyOf } = await runChaos(options);
  const command = ["pnpm chaos", ...process.argv.slice(2)].join(" ");
  const report = `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.\n\n${summary}`;
  console.info(report);
  if (args.write) {
    writeBetweenMarkers(new URL("../README.md", import.meta.url), "chaos", report);
  }
  for (const violation of violations) {
    const { runID, index, what } = violation;
    console.error(`\nVIOLATION with --seed ${options.seed}, job ${index}, run ${runID}: ${what}`);
    for (const line of historyOf(violation)) console.error(line);
  }
  for (const kind of disturbances.missing) {
    console.error(`NEVER HAPPENED: ${kind}`);
  }
  process.exitCode = violations.length > 0 || disturbances.missing.length > 0 ? 1 : 0;
}
