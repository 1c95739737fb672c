import { Bench } from "tinybench";

/** One thing to measure. What a run gives is kept until the next one, as a program would keep it. */
export interface Work {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Measurement {
  readonly name: string;
  /** CPU time of one run in milliseconds, the median over the rounds. */
  readonly milliseconds: number;
  /** The median over the rounds of the ratio to the first work in the same round. */
  readonly ratio: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** CPU time to spend on one work in one round; at least one run is made. */
  readonly roundMilliseconds: number;
  /** Whether to collect garbage before each work, so that none pays for another: for works that leave much of it. */
  readonly collect: boolean;
}

/**
 * CPU time of this process with all its threads, collecting garbage and compiling included. Other than the time on the
 * clock it does not count what other programs on the machine do meanwhile.
 */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Measures the works in turn, in another order each round, so that what slows the machine down for a while slows all of
 * them. tinybench takes the samples, with CPU time for its clock. Each sample is of as many runs as take about a
 * millisecond, as reading CPU time takes as long as a small message. A round counts with the mean of its samples, since
 * collecting garbage is part of the cost and comes in lumps. The first round warms up and is not counted.
 */
export function measure(works: readonly Work[], { rounds, roundMilliseconds, collect }: MeasureOptions): Measurement[] {
  const batches = new Map(works.map((work) => [work.name, batchOf(work)]));
  const samples = new Map<string, number[]>(works.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const work of shuffled(works)) {
      if (collect) {
        collectGarbage();
      }
      const milliseconds = sample(work, batches.get(work.name) ?? 1, roundMilliseconds);
      if (round > 0) {
        samples.get(work.name)?.push(milliseconds);
      }
    }
  }
  const base = samples.get(works[0]?.name ?? "") ?? [];
  return [...samples].map(([name, times]) => ({
    name,
    milliseconds: median(times),
    ratio: median(times.map((time, round) => time / (base[round] ?? Number.NaN))),
  }));
}

function collectGarbage(): void {
  if (globalThis.gc === undefined) {
    throw new Error("Node.js was started without --expose-gc");
  }
  globalThis.gc();
}

/** How many runs take about a millisecond, once the work is warm. */
function batchOf({ run }: Work): number {
  let runs = 1;
  for (;;) {
    const start = cpuMilliseconds();
    repeat(run, runs);
    const taken = cpuMilliseconds() - start;
    if (taken >= 1 || runs >= 4096) {
      return runs;
    }
    runs *= 2;
  }
}

function sample({ name, run }: Work, batch: number, roundMilliseconds: number): number {
  const bench = new Bench({
    now: cpuMilliseconds,
    time: roundMilliseconds,
    iterations: 1,
    warmup: false,
    throws: true,
  });
  bench.add(name, () => repeat(run, batch));
  const [task] = bench.runSync();
  if (task?.result.state !== "completed") {
    throw new Error(`${name} was not measured`);
  }
  return task.result.latency.mean / batch;
}

/** What the last runs gave: without it, a collection in between would also undo the compiler's work. */
const kept = new WeakMap<() => unknown, unknown>();

function repeat(run: () => unknown, runs: number): void {
  for (let left = runs; left > 1; left--) {
    run();
  }
  kept.set(run, run());
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(Math.random() * left.length), 1));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
