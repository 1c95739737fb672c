import { median } from "../codec/measure.ts";
import { type Answer, type Caller, request } from "./caller.ts";

export interface Measurement {
  readonly caller: Caller;
  /** Milliseconds of one call on the clock, the median over the rounds. */
  readonly milliseconds: number;
  /** Milliseconds of this process's CPU for one call, the median over the rounds. */
  readonly cpuMilliseconds: number;
  /** The medians over the rounds of the ratios to the first caller in the same round. */
  readonly ratio: number;
  readonly cpuRatio: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** Calls of one caller in a round, one after the other. */
  readonly calls: number;
}

/** So many calls of each caller come first and are not counted, until the compiler is done with the code. */
const warmUpCalls = 3000;

interface Sample {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

/** Measures the callers in turn, in another order each round. */
export async function measure(
  callers: readonly Caller[],
  baseUrl: string,
  { rounds, calls }: MeasureOptions,
): Promise<readonly Measurement[]> {
  const works = callers.map((caller) => ({ caller, call: caller.connect(baseUrl), samples: [] as Sample[] }));
  for (const { caller, call } of works) {
    check(caller, await call());
  }
  const warmUps = Math.ceil(warmUpCalls / calls);
  for (let round = -warmUps; round < rounds; round++) {
    for (const { call, samples } of shuffled(works)) {
      const taken = await sample(call, calls);
      if (round >= 0) {
        samples.push(taken);
      }
    }
  }
  const [first] = works;
  const ratioOf = (samples: readonly Sample[], of: keyof Sample): number =>
    median(samples.map((taken, round) => taken[of] / (first?.samples[round]?.[of] ?? Number.NaN)));
  return works.map(({ caller, samples }) => ({
    caller,
    milliseconds: median(samples.map(({ milliseconds }) => milliseconds)),
    cpuMilliseconds: median(samples.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    ratio: ratioOf(samples, "milliseconds"),
    cpuRatio: ratioOf(samples, "cpuMilliseconds"),
  }));
}

async function sample(call: () => Promise<unknown>, calls: number): Promise<Sample> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let left = calls; left > 0; left--) {
    await call();
  }
  const milliseconds = (performance.now() - start) / calls;
  const { user, system } = process.cpuUsage(cpu);
  return { milliseconds, cpuMilliseconds: (user + system) / 1000 / calls };
}

function check({ name }: Caller, answer: Answer | undefined): void {
  if (answer?.runID !== request.runID || answer.started !== true) {
    throw new Error(`${name} did not give the server's answer`);
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(Math.random() * left.length), 1));
}
