/** Plants every mistake and says in which history the model finds it; ends with 1 where it misses one. `--histories N`. */
import { parseArgs } from "node:util";
import { mistakes } from "./mistakes.ts";
import { historyThatFinds } from "./plant.ts";

const { values } = parseArgs({ options: { histories: { type: "string", default: "10000" } } });
for (const mistake of mistakes) {
  const found = await historyThatFinds(mistake, Number(values.histories));
  if (found === undefined) process.exitCode = 1;
  console.log(`${found === undefined ? "MISSED" : `history ${found}`}: ${mistake.name}`);
}
