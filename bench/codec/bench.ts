import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measureCall } from "../call/measure-call.ts";
import { measureByHand } from "./by-hand.ts";
import { contenders } from "./contenders.ts";
import { isLetPass, judge, type Results } from "./gate.ts";
import { measureMemory } from "./memory.ts";
import { report, writeBetweenMarkers } from "./report.ts";
import { measureDecode, measureEncode, measureGrowth } from "./times.ts";

const usage = `Measures reading and writing XML beside JSON and other libraries, in CPU time and memory, and a call of the client.

  pnpm bench [--quick] [--gate] [--write]

  --quick  about a minute: without 100,000 items, and fewer and shorter rounds
  --gate   exit 1 above a limit
  --write  put the tables into bench/README.md`;

const { values: args } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    gate: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (args.help) console.log(usage);
else await run();

async function run(): Promise<void> {
  const options = args.quick
    ? { rounds: 9, milliseconds: 3, maxCount: 10_000, contenders }
    : { rounds: 15, milliseconds: 10, maxCount: 100_000, contenders };
  const results: Results = {
    memory: measureMemory(100_000, args.quick ? 3 : 5),
    decoded: measureDecode(options),
    encoded: measureEncode(options),
    growths: measureGrowth(options),
    byHand: measureByHand(options),
    call: await measureCall(args.quick ? 20 : 60),
  };
  const command = ["pnpm bench", ...process.argv.slice(2)].join(" ");
  const made = `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.`;
  const text = `${made}\n\n${report(results)}`;
  console.log(text);
  if (args.write) writeBetweenMarkers(new URL("../README.md", import.meta.url), "codec", text);
  const missed = judge(results).filter((judgement) => !isLetPass(judgement));
  if (!args.gate || missed.length === 0) return;
  console.error(`Above the limit: ${missed.map(({ what }) => what).join("; ")}`);
  process.exitCode = 1;
}
