import { parentPort, workerData } from "node:worker_threads";

/** What the sampler shares with the thread that it watches, which is blocked meanwhile. */
export interface Watch {
  /** The greatest resident set of the process in bytes. */
  readonly peak: Float64Array;
  /** 1 tells the sampler to end. */
  readonly ended: Int32Array;
}

const { peak, ended }: Watch = workerData;

parentPort?.postMessage("ready");
do {
  peak[0] = Math.max(peak[0] ?? 0, process.memoryUsage.rss());
} while (Atomics.wait(ended, 0, 0, 1) === "timed-out");
