/**
 * Kills a sandbox that keeps its runs in a file, again and again under load, and looks for every run that it had
 * acknowledged: `node bench/sandbox/kill.ts [--rounds 100] [--seed 1]`. Fails when one is lost.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const workers = 8;
/** Milliseconds of load before the kill, between these two. */
const shortest = 20;
const longest = 400;

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
});
const rounds = Number(values.rounds);
const cli = fileURLToPath(new URL("../../packages/sandbox/src/cli.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "starfish-sandbox-"));
let randomState = Number(values.seed);
let total = 0;
let lost = 0;
let acknowledged: readonly string[] = [];

try {
  for (let round = 0; round <= rounds; round++) {
    const { child, url } = await launch();
    lost += await countMissing(url, acknowledged);
    total += acknowledged.length;
    acknowledged = round < rounds ? await loadUntilKilled(child, url, round) : [];
    child.kill("SIGKILL");
  }
} finally {
  await rm(folder, { recursive: true });
}
console.info(`${rounds} kills under load: ${total} runs acknowledged, ${lost} lost`);
process.exitCode = lost > 0 || total === 0 ? 1 : 0;

async function launch(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const args = ["--no-warnings", cli, "--port", "0", "--auth", "none", "--data", join(folder, "runs.db")];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = /http:\S+/.exec(line.toString())?.[0];
  if (url === undefined) {
    throw new Error("The sandbox did not say where it listens.");
  }
  return { child, url };
}

/** Starts runs in parallel until the process dies; gives the ids of those that were answered as started. */
async function loadUntilKilled(child: ChildProcess, url: string, round: number): Promise<readonly string[]> {
  const answered: string[] = [];
  const work = async (worker: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const runID = `${round}-${worker}-${i}`;
      const response = await fetch(`${url}/v1/ExecuteJobAsync`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ runID, projectID: "p", jobID: "j" }),
      });
      if ((await response.text()).includes('"started":true')) {
        answered.push(runID);
      }
    }
  };
  const killing = setTimeout(() => child.kill("SIGKILL"), shortest + random() * (longest - shortest));
  // Every worker ends with the connection that the kill broke.
  await Promise.allSettled(Array.from({ length: workers }, (_, worker) => work(worker)));
  clearTimeout(killing);
  return answered;
}

async function countMissing(url: string, ids: readonly string[]): Promise<number> {
  let missing = 0;
  for (let from = 0; from < ids.length; from += workers) {
    const statuses = await Promise.all(
      ids.slice(from, from + workers).map(async (id) => {
        const response = await fetch(`${url}/v1/Results/${id}`);
        await response.arrayBuffer();
        return response.status;
      }),
    );
    missing += statuses.filter((status) => status !== 200).length;
  }
  return missing;
}

/** Park and Miller's generator, so that a seed repeats the moments of the kills. */
function random(): number {
  randomState = (randomState * 48_271) % 2_147_483_647;
  return randomState / 2_147_483_647;
}
