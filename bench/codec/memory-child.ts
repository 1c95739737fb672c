import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { CONTENDERS } from "./contenders.ts";
import type { Watch } from "./memory-sampler.ts";
import { rowsMessage } from "./messages.ts";

// Decodes a file of rows in a process of its own and prints the figures as JSON.
// Arguments: the contender's name and the file. Needs --expose-gc.

/** All in bytes. */
export interface MemoryFigures {
  /** By how much the resident set of the process grew at most while it decoded. */
  readonly peak: number;
  /** The heap that stays when the text is let go and all rows are kept. */
  readonly allRows: number;
  /** The same when one row is kept. */
  readonly oneRow: number;
  /** The same when one text is kept: the runID, 36 characters, of one row. */
  readonly oneText: number;
}

const [name, file = ""] = process.argv.slice(2);
const contender = CONTENDERS.find((candidate) => candidate.name === name);
const collect = globalThis.gc;
if (contender === undefined || collect === undefined) {
  throw new Error("The name of a contender and --expose-gc are needed");
}
const { decode, reads } = contender;

const heap = (): number => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const watch: Watch = {
  peak: new Float64Array(new SharedArrayBuffer(8)),
  ended: new Int32Array(new SharedArrayBuffer(4)),
};
const sampler = new Worker(new URL("memory-sampler.ts", import.meta.url), { workerData: watch });
await once(sampler, "message");

const warmUp = rowsMessage(100);
decode(warmUp.schemaName, reads === "json" ? warmUp.json : warmUp.xml("canonical"));
const before = heap();

let text = new TextDecoder().decode(readFileSync(file));
heap();
const resident = process.memoryUsage.rss();
watch.peak[0] = resident;
let kept: unknown = decode(warmUp.schemaName, text);
const peak = Math.max(watch.peak[0], process.memoryUsage.rss()) - resident;
Atomics.store(watch.ended, 0, 1);
Atomics.notify(watch.ended, 0);
text = "";

const allRows = heap() - before;
kept = at(kept, 50);
const oneRow = heap() - before;
kept = at(kept, "runID");
const oneText = heap() - before;
if (contender.equal && typeof kept !== "string") {
  throw new Error("There is no row 50 with a runID");
}

/** A function of its own, so that nothing of the whole stays behind in this module. */
function at(value: unknown, key: string | number): unknown {
  return Object(value)[key];
}

const figures: MemoryFigures = { peak, allRows, oneRow, oneText };
console.log(JSON.stringify(figures));
