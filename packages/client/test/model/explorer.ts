/** A thread of `pnpm model`: explores the seeds that it is given. */
import { parentPort, workerData } from "node:worker_threads";
import { type Extent, explore } from "./explore.ts";
import type { ClientModule } from "./processes.ts";

// Nobody reads where the errors of a simulation were made.
Error.stackTraceLimit = 0;
const { source } = workerData as { source: string };
const module = (await import(`${source}/index.ts`)) as ClientModule;
parentPort?.on("message", async (extent: Extent) => {
  parentPort?.postMessage(await explore(module, extent));
});
