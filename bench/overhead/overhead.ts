import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { table, writeBetweenMarkers } from "../codec/report.ts";
import { callers, subject } from "./callers.ts";
import { type Measurement, measure } from "./measure.ts";
import { startServer } from "./server.ts";

const usage = `Measures what a call costs beside one of global fetch, against a bare server in another process.

  node bench/overhead/overhead.ts [--rounds 60] [--calls 150] [--gate] [--write]

  --rounds  how often every caller has its turn
  --calls   how many calls a turn has, one after the other
  --gate    exit 1 when the client takes more than 1.10 times as long as global fetch
  --write   put the table into bench/README.md`;

/** How long a call of the client may take at most, as a ratio to one of global fetch. */
const target = 1.1;

const { values: args } = parseArgs({
  options: {
    rounds: { type: "string", default: "60" },
    calls: { type: "string", default: "150" },
    gate: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (args.help) {
  console.info(usage);
} else {
  const server = await startServer();
  const measurements = await measure(callers, server.url, { rounds: Number(args.rounds), calls: Number(args.calls) });
  await server.stop();
  const report = reportOf(measurements);
  console.info(report);
  if (args.write) {
    writeBetweenMarkers(new URL("../README.md", import.meta.url), "overhead", report);
  }
  const { ratio } = measurements.find(({ caller }) => caller === subject) ?? { ratio: Number.NaN };
  if (args.gate && !(ratio <= target)) {
    console.error(`Missed: a call takes ${ratio.toFixed(2)} times as long as one of global fetch, above ${target}`);
    process.exitCode = 1;
  }
}

function reportOf(measurements: readonly Measurement[]): string {
  const microseconds = (milliseconds: number, ratio: number): string =>
    `${(milliseconds * 1000).toFixed(0)} µs (${ratio.toFixed(2)})`;
  const rows = measurements.map(({ caller, milliseconds, ratio, cpuMilliseconds, cpuRatio }) => [
    caller.name,
    microseconds(milliseconds, ratio),
    microseconds(cpuMilliseconds, cpuRatio),
    caller.note,
  ]);
  const command = ["node bench/overhead/overhead.ts", ...process.argv.slice(2)].join(" ");
  return [
    `Made by \`${command}\` with Node.js ${process.version} on ${availableParallelism()} cores.`,
    table(["one call", "time", "CPU time", "what it does"], rows),
  ].join("\n\n");
}
