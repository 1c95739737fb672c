import { setTimeout as wait } from "node:timers/promises";

/** What a process holds after a number of runs, with its garbage collected. */
export interface Sample {
  readonly runs: number;
  /** Of JavaScript, in bytes. */
  readonly heap: number;
  /** Of buffers, in bytes. */
  readonly buffers: number;
  /** Sockets, timers and whatever else keeps a process alive. */
  readonly handles: number;
  /** All memory of the process, in bytes: it falls late or never, and is not judged. */
  readonly resident: number;
}

/** Needs `--expose-gc`. */
export async function takeSample(runs: number): Promise<Sample> {
  // What was just let go, a socket for example, takes turns of the event loop.
  for (let turn = 0; turn < 5; turn++) {
    await wait(50);
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { runs, heap: heapUsed, buffers: external, handles: process.getActiveResourcesInfo().length, resident: rss };
}

/** What may be left of a run in the end, in bytes: noise, for a leak of one promise is more. */
const maxBytes = 60;

/** What grows with the number of runs: the first quarter, in which code is compiled and pools fill, is not looked at. */
export function growthsOf(samples: readonly Sample[]): readonly string[] {
  const late = samples.slice(Math.floor(samples.length / 4));
  const slope = (of: "heap" | "buffers"): number => slopeOf(late.map((sample) => [sample.runs, sample[of]]));
  const half = Math.floor(late.length / 2);
  const most = (part: readonly Sample[]): number => Math.max(...part.map(({ handles }) => handles));
  const found = [
    slope("heap") > maxBytes && `the heap grows by ${slope("heap").toFixed(0)} bytes with each run`,
    slope("buffers") > maxBytes && `buffers grow by ${slope("buffers").toFixed(0)} bytes with each run`,
    most(late.slice(half)) > most(late.slice(0, half)) && `handles grow to ${most(late.slice(half))}`,
  ];
  return found.filter((growth) => growth !== false);
}

/** Of the line through the points with the least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
