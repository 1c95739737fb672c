/**
 * Kills a process that adds runs to a file before its n-th system call that changes a file, for one n after the other, and
 * looks for every run that it had acknowledged: `node bench/sandbox/kill-at-call.ts [--each 80] [--until 4000 --step 196]`
 * kills before each of the first 80 calls, and then before every 196th, so that checkpoints are met. Needs strace.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openSqliteStore } from "@starfish-api/sandbox";

/** What SQLite changes files with. */
const calls = "pwrite64,fsync,fdatasync,ftruncate,fallocate,unlink,rename";
/** The statement at which the child kills itself, if no call has. */
const latest = "4000";

const { values } = parseArgs({
  options: {
    each: { type: "string", default: "80" },
    until: { type: "string", default: "4000" },
    step: { type: "string", default: "196" },
  },
});
const each = Number(values.each);
const moments = [
  ...Array.from({ length: each }, (_, index) => index + 1),
  ...Array.from({ length: Math.floor((Number(values.until) - each) / Number(values.step)) }, (_, index) => {
    return each + (index + 1) * Number(values.step);
  }),
];
const child = fileURLToPath(new URL("../../packages/sandbox/test/store/killed-child.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "starfish-sandbox-"));
let total = 0;
let lost = 0;

try {
  for (const moment of moments) {
    const file = join(folder, `runs-${moment}.db`);
    const acknowledged = await addUntilKilled(file, moment);
    const store = await openSqliteStore(file);
    const kept = new Set(store.list().map(({ runID }) => runID));
    store.close();
    total += acknowledged.length;
    lost += acknowledged.filter((id) => !kept.has(id)).length;
    await rm(file, { force: true });
  }
} finally {
  await rm(folder, { recursive: true });
}
console.info(`${moments.length} kills before a system call: ${total} runs acknowledged, ${lost} lost`);
process.exitCode = lost > 0 || total === 0 ? 1 : 0;

/** The ids that were acknowledged before the kill. */
async function addUntilKilled(file: string, moment: number): Promise<readonly string[]> {
  const inject = ["-e", `trace=${calls}`, "-e", `inject=${calls}:signal=KILL:when=${moment}`];
  const strace = ["-f", "-qq", "-o", "/dev/null", ...inject];
  const traced = spawn("strace", [...strace, process.execPath, "--no-warnings", child, file, latest], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = await Promise.all([text(traced.stdout), once(traced, "close")]);
  return printed.split("\n").filter((id) => id !== "");
}
