import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { judge } from "./gate.ts";
import { measureAll, type Scope } from "./measure-all.ts";
import { detachmentTable, judgementTable, memoryTable, notes, timeTable, writeBetweenMarkers } from "./report.ts";

const USAGE = `Measures the XML codec beside JSON and other libraries, in CPU time and memory.

  pnpm bench [--gate] [--peers] [--write]

  --gate   measure the codec and JSON alone, and exit 1 when a target is missed
  --peers  measure the other libraries with 10,000 and 100,000 rows too: minutes, and gigabytes of memory
  --write  put the tables into bench/README.md`;

const { values: args } = parseArgs({
  options: {
    gate: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (args.help) {
  console.log(USAGE);
} else {
  run(args.gate ? "gate" : args.peers ? "everything" : "codec");
}

function run(scope: Scope): void {
  const { decoded, encoded, spelled, memory, detachment } = measureAll(scope);
  const { judgements, missed } = judge(decoded, encoded, memory);
  const command = ["pnpm bench", ...process.argv.slice(2)].join(" ");
  const report = [
    `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.`,
    `### Decode, canonical form\n\n${timeTable(decoded)}`,
    ...(spelled.length === 0 ? [] : [`### Decode, other spellings\n\n${timeTable(spelled)}`]),
    `### Encode\n\n${timeTable(encoded)}`,
    `### Memory while 100,000 rows are decoded\n\n${memoryTable(memory)}`,
    ...(detachment === undefined ? [] : [`### What one text keeps alive\n\n${detachmentTable(detachment)}`]),
    `### Targets\n\n${judgementTable(judgements)}`,
    `### Contenders\n\n${notes()}`,
  ].join("\n\n");
  console.log(report);
  if (args.write) {
    writeBetweenMarkers(new URL("../README.md", import.meta.url), "codec", report);
  }
  if (args.gate && missed.length > 0) {
    console.error(`Missed: ${missed.map(({ what }) => what).join(", ")}`);
    process.exitCode = 1;
  }
}
