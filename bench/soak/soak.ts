/**
 * Runs 50,000 jobs in one process and looks what it holds: `pnpm soak`. `--runs N` for another number, `--write` to put the
 * table into bench/README.md, `--plant leak` to keep every run on purpose, which has to be found. Exits 1 where something
 * grows with the number of runs, or a delivery is lost or told twice.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { table, writeBetweenMarkers } from "../codec/report.ts";
import { type Deliveries, faultsOf } from "./deliveries.ts";
import { startProgram } from "./runs.ts";
import { growthsOf, type Sample, takeSample } from "./sample.ts";

const slices = 20;
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "50000" },
    write: { type: "boolean", default: false },
    plant: { type: "string" },
  },
});
const runs = Number(values.runs);
const kept: unknown[] = [];

const server = fork(fileURLToPath(new URL("server.ts", import.meta.url)), { execArgv: ["--no-warnings"] });
const [port] = (await once(server, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;
const program = await startProgram(baseUrl);
const samples: Sample[] = [];
const begin = performance.now();
for (let slice = 1; slice <= slices; slice++) {
  await program.run(Math.round(runs / slices));
  if (values.plant === "leak") {
    for (let run = 0; run < runs / slices; run++) kept.push(Promise.resolve({ runID: crypto.randomUUID() }));
  }
  await fetch(`${baseUrl}/idle`).then((response) => response.arrayBuffer());
  samples.push(await takeSample(Math.round((slice * runs) / slices)));
}
const deliveries = (await fetch(`${baseUrl}/deliveries`).then((response) => response.json())) as Deliveries;
const faults = faultsOf(program.told(), deliveries);
const seconds = (performance.now() - begin) / 1000;
program.close();
server.disconnect();

const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(2);
const rows = samples
  .filter((_, index) => index % 4 === 3 || index === 0)
  .map(({ runs: count, heap, buffers, handles, resident }) => [
    count.toLocaleString("en"),
    mebibytes(heap),
    mebibytes(buffers),
    String(handles),
    mebibytes(resident),
  ]);
const growths = growthsOf(samples);
const bold = (found: readonly string[]): string => found.map((each) => `**${each}**`).join("\n");
const command = ["pnpm soak", ...process.argv.slice(2)].join(" ");
const report = [
  `Made by \`${command}\` with Node.js ${process.version}, in ${Math.round(seconds)} s.`,
  table(["runs", "heap, MiB", "buffers, MiB", "handles", "resident, MiB"], rows),
  growths.length === 0 ? "Nothing grows with the number of runs." : bold(growths),
  faults.length === 0
    ? `${deliveries.sent.toLocaleString("en")} deliveries of ${deliveries.acknowledged.toLocaleString("en")} runs were sent, each until it was acknowledged; each run was told once.`
    : bold(faults),
].join("\n\n");
console.log(report);
if (values.write) writeBetweenMarkers(new URL("../README.md", import.meta.url), "soak", report);
process.exitCode = growths.length + faults.length > 0 ? 1 : 0;
