/**
 * Lets each system call of the client's sockets fail with each error, at the first call, the second, … until none is left,
 * and ends with 1 where a job was started twice, an outcome was not a rows and no typed error, or none came. `--plant by-code`
 * puts a mistake in. Needs Linux and a C compiler (`CC_PATH`, or `cc`).
 */
import { parseArgs } from "node:util";
import { runFaults } from "./run-faults.ts";

const { values } = parseArgs({ options: { plant: { type: "string" } } });
const compiler = process.env["CC_PATH"] || "cc";
const reports = await runFaults({ compiler, extent: "all", plant: values.plant });
for (const { fault, calls, problems } of reports) {
  console.log(`${fault.name} ${fault.way} ${fault.error}`.trim().padEnd(36), `at ${calls} calls`);
  for (const problem of problems) console.log(`  ${problem}`);
}
const calls = reports.reduce((sum, report) => sum + report.calls, 0);
const problems = reports.reduce((sum, report) => sum + report.problems.length, 0);
console.log(`${reports.length} faults at ${calls} calls, ${problems} problems`);
process.exitCode = problems > 0 || reports.some((report) => report.calls === 0) ? 1 : 0;
