/** One thing to measure. */
export interface Work {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Measurement {
  readonly name: string;
  /** CPU time of one run in milliseconds, the median over the rounds. */
  readonly milliseconds: number;
  /** To the first work in the same round, the median over the rounds. */
  readonly ratio: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** CPU time of one sample. */
  readonly milliseconds: number;
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
 * Measures works in turn, in another order each round, so that what slows the machine down for a while slows all of them.
 * The first two rounds are for the compiler, and are not counted.
 */
export function measure(works: readonly Work[], { rounds, milliseconds }: MeasureOptions): Measurement[] {
  const samples = works.map(({ run }) => ({ run, batch: batchOf(run, milliseconds), times: [] as number[] }));
  for (let round = -2; round < rounds; round++) {
    for (const { run, batch, times } of shuffled(samples)) {
      const time = timeOf(run, batch);
      if (round >= 0) times.push(time);
    }
  }
  const base = samples[0]?.times ?? [];
  return samples.map(({ times }, index) => ({
    name: works[index]?.name ?? "",
    milliseconds: median(times),
    ratio: median(times.map((time, round) => time / (base[round] ?? Number.NaN))),
  }));
}

/** How many runs take as long as a sample should. */
function batchOf(run: () => unknown, milliseconds: number): number {
  let batch = 1;
  while (batch < 2 ** 16 && timeOf(run, batch) * batch < milliseconds) batch *= 2;
  return batch;
}

/** What the last runs gave: kept, as a program would keep it. */
const kept = new WeakMap<() => unknown, unknown>();

function timeOf(run: () => unknown, batch: number): number {
  const start = cpuMilliseconds();
  for (let left = batch; left > 1; left--) run();
  kept.set(run, run());
  return (cpuMilliseconds() - start) / batch;
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
