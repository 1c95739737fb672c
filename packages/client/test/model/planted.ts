/**
 * Plants every mistake and says how many histories it takes until one breaks a promise by it; ends with 1 where none does.
 * `--histories N` (10,000) is how many are tried, `--only TEXT` plants those whose name has the text.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { mistakes } from "./mistakes.ts";
import { historyThatFinds } from "./plant.ts";

const { values } = parseArgs({
  options: { histories: { type: "string", default: "10000" }, only: { type: "string", default: "" } },
});
const left = mistakes.filter(({ name }) => name.includes(values.only));
const count = left.length;
let missed = 0;

async function plantNext(): Promise<void> {
  for (let mistake = left.shift(); mistake !== undefined; mistake = left.shift()) {
    const found = await historyThatFinds(mistake, Number(values.histories));
    if (found === undefined) missed += 1;
    console.log(`${found === undefined ? " MISSED" : String(found).padStart(7)}  ${mistake.name}`);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, plantNext));
console.log(`${count - missed} of ${count} mistakes found`);
if (missed > 0 || count === 0) process.exitCode = 1;
