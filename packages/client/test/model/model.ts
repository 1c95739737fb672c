/**
 * Explores what runs promise: plays worlds of several processes, one for each seed, and ends with 1 where one breaks a
 * promise. `--histories N` (10,000), `--seed S` (1, the first), `--source FOLDER` for another client than the one here.
 */
import { parseArgs } from "node:util";
import { play } from "./history.ts";

const { values } = parseArgs({
  options: {
    histories: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    source: { type: "string", default: new URL("../../src", import.meta.url).href },
  },
});
const { createClient } = (await import(`${values.source}/index.ts`)) as typeof import("../../src/index.ts");
const first = Number(values.seed);
const histories = Number(values.histories);
let starts = 0;
for (let seed = first; seed < first + histories; seed++) {
  const history = await play(createClient, seed);
  starts += history.starts;
  if (history.violations.length === 0) continue;
  console.log(history.log.join("\n"));
  console.log(`seed ${seed}, history ${seed - first + 1}: ${history.violations.join("; ")}`);
  process.exit(1);
}
console.log(`${histories} histories, ${starts} starts, 0 violations`);
