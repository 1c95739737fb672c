import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { codec, json } from "./contenders.ts";
import type { Watch } from "./memory-sampler.ts";
import { canonicalXml, rows } from "./shapes.ts";

// Decodes a file of rows in a process of its own, and prints by how many bytes the process grew at most meanwhile.
// Arguments: json or xml, and the file. Needs --expose-gc.

const [form, file = ""] = process.argv.slice(2);
const shape = rows(100);
const xml = canonicalXml(shape);
(form === "json" ? json : codec).decoder(shape, xml)();

const watch: Watch = {
  peak: new Float64Array(new SharedArrayBuffer(8)),
  ended: new Int32Array(new SharedArrayBuffer(4)),
};
const sampler = new Worker(new URL("memory-sampler.ts", import.meta.url), { workerData: watch });
await once(sampler, "message");

const text = new TextDecoder().decode(readFileSync(file));
const run = form === "json" ? () => JSON.parse(text) : codec.decoder(shape, text);
globalThis.gc?.();
globalThis.gc?.();
const before = process.memoryUsage.rss();
watch.peak[0] = before;
const value: unknown = run();
const peak = Math.max(watch.peak[0], process.memoryUsage.rss()) - before;
Atomics.store(watch.ended, 0, 1);
Atomics.notify(watch.ended, 0);
if (!Array.isArray(value)) throw new Error("There are no rows");
console.log(peak);
