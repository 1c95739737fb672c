/**
 * Explores what runs and webhooks promise: plays worlds of several processes, and ends with 1 where one breaks a promise,
 * with the smallest history that still does. `--histories N` (10,000), `--seed S` (1, the first; each stands for 1,000
 * histories), `--path P` (plays one history of the seed again), `--all` (tells all of it), `--threads N` (one for each
 * processor), `--first` (does not make it smaller), `--source FOLDER` (another client than the one here).
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { type Exploration, type Extent, type Failure, sum } from "./explore.ts";

const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    path: { type: "string" },
    all: { type: "boolean", default: false },
    threads: { type: "string", default: String(availableParallelism()) },
    first: { type: "boolean", default: false },
    source: { type: "string", default: new URL("../../src", import.meta.url).href },
  },
});
const perSeed = 1000;
const first = wholeNumber("seed");
const histories = values.path === undefined ? wholeNumber("histories") : 1;
const begin = performance.now();
let done: Omit<Exploration, "failure"> = {
  histories: 0,
  counts: { starts: 0, outcomes: 0, deaths: 0, posts: 0, steps: 0 },
};

function wholeNumber(name: "seed" | "histories" | "threads"): number {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${name}: expected a whole number from 1`);
  return number;
}

function* extents(): Generator<Extent> {
  for (let start = 0; start < histories; start += perSeed) {
    const count = Math.min(perSeed, histories - start);
    yield { seed: first + start / perSeed, histories: count, path: values.path, isShrinking: !values.first };
  }
}

function fail({ seed, path, number, violations, story, all }: Failure): never {
  console.log((values.all ? all : story).join("\n"));
  console.log(`seed ${seed}, history ${(seed - first) * perSeed + number}: ${violations.join("; ")}`);
  console.log(`again: pnpm model --seed ${seed} --path ${path}`);
  process.exit(1);
}

/** One thread works through what is left until there is nothing left. */
function work(left: Generator<Extent>): Promise<void> {
  const worker = new Worker(new URL("explorer.ts", import.meta.url), {
    workerData: { source: values.source },
    // What a history leaves is mostly garbage.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  return new Promise((resolve, reject) => {
    const next = () => {
      const { value, done: isOver } = left.next();
      if (!isOver) return worker.postMessage(value);
      resolve();
      void worker.terminate();
    };
    worker.on("error", reject);
    worker.on("message", ({ failure, ...rest }: Exploration) => {
      if (failure !== undefined) fail(failure);
      done = { histories: done.histories + rest.histories, counts: sum(done.counts, rest.counts) };
      if (done.histories % (10 * perSeed) === 0) console.error(`${done.histories} histories`);
      next();
    });
    next();
  });
}

const left = extents();
await Promise.all(Array.from({ length: wholeNumber("threads") }, () => work(left)));
const { starts, outcomes, deaths, posts, steps } = done.counts;
const seconds = Math.round((performance.now() - begin) / 1000);
console.log(
  `${done.histories} histories in ${seconds} s: ${starts} starts, ${outcomes} outcomes, ${deaths} deaths, ${posts} posts, ${steps} steps`,
);
console.log("0 violations");
