import { DecodeError, EncodeError } from "../../src/errors.ts";
import { type Subject, type Target, XML } from "./subject.ts";

/** An input that grows with `size`. */
export interface Probe<Input> {
  readonly target: Target;
  readonly input: (size: number) => Input;
}

/** A probe that took more than in proportion. */
export interface Excess {
  readonly probe: string;
  /** How many times longer `TIMES` times the size took. */
  readonly ratio: number;
}

const FIRST_SIZE = 2_000;
const LAST_SIZE = 32_000;
/** How many times larger the second size is: linear time grows by as much, quadratic time 256 times. */
const TIMES = 16;
/** Between the two: caches that no longer hold a large input, a sort of its keys and noise cost up to 50. */
const ALLOWED_RATIO = 100;
/** A time that can be told from noise. */
const CLEAR_MS = 2;
/** How long a measurement takes at least, so that a step of the clock is a small part of it. */
const MEASURED_MS = 20;

/** What one input costs, in milliseconds. */
export type Cost<Input> = (target: Target, input: Input) => number;

/** Tries every probe in two sizes, one `TIMES` times the other, and compares what that costs. */
export function findExcesses<Input>(
  probes: Readonly<Record<string, Probe<Input>>>,
  cost: Cost<Input>,
  onProbe: () => void = () => undefined,
): Excess[] {
  return Object.entries(probes).flatMap(([probe, { target, input }]) => {
    onProbe();
    const costOf = (size: number): number => cost(target, input(size));
    let size = FIRST_SIZE;
    while (size < LAST_SIZE && costOf(size) < CLEAR_MS) {
      size *= 4;
    }
    const ratio = costOf(size * TIMES) / Math.max(costOf(size), CLEAR_MS);
    return ratio > ALLOWED_RATIO ? [{ probe, ratio }] : [];
  });
}

export function readingCost(subject: Subject): Cost<string> {
  return (target, document) =>
    cpuMilliseconds(() => subject.decode(target, document, XML, { onUnordered: () => undefined }));
}

export function writingCost(subject: Subject): Cost<unknown> {
  return (target, value) => cpuMilliseconds(() => subject.encode(target, value, XML));
}

/**
 * CPU time of this thread for one run, the best of three measurements. Short runs are repeated within a measurement, because
 * the clock of a thread may move in steps of 4 ms. A refusal has its time too.
 */
function cpuMilliseconds(run: () => unknown): number {
  const costs = [1, 2, 3].map(() => {
    const start = process.threadCpuUsage();
    for (let runs = 1; ; runs++) {
      try {
        run();
      } catch (error) {
        if (!(error instanceof DecodeError || error instanceof EncodeError)) {
          throw error;
        }
      }
      const { user, system } = process.threadCpuUsage(start);
      const spent = (user + system) / 1000;
      if (spent >= MEASURED_MS) return spent / runs;
    }
  });
  return Math.min(...costs);
}
