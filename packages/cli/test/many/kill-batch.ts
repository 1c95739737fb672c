import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runIDFor } from "@starfish-api/client";
import { createSandbox } from "@starfish-api/sandbox";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

export interface KillOptions {
  readonly rows: number;
  /** How often the process is killed while it is at work. */
  readonly kills: number;
  readonly concurrency: number;
  /** Milliseconds that each job takes. */
  readonly duration: number;
}

export interface KillReport {
  /** Exit codes, or the signal, of each start of the command. */
  readonly ends: readonly (number | string)[];
  /** How many runIDs were started so often. */
  readonly starts: Readonly<Record<number, number>>;
  /** How many of the keys the output has so often, and what their outcomes are. */
  readonly outputRows: Readonly<Record<number, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
}

/** Runs a file of jobs with processes of the command that are killed, one after the other, and a last one that is not. */
export async function killBatch({ rows, kills, concurrency, duration }: KillOptions): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), "starfish-kills-"));
  let starts = 0;
  let onStart = () => {};
  const sandbox = createSandbox({
    tokens: ["a-token"],
    jobs: { projects: { p: { jobs: { j: { duration } } } } },
    onRequest({ path }) {
      if (!path.startsWith("/v1/ExecuteJobAsync")) return;
      starts += 1;
      onStart();
    },
  });
  try {
    const { url } = await sandbox.listen();
    const [input, output] = [join(folder, "jobs.csv"), join(folder, "out.csv")];
    const keys = Array.from({ length: rows }, (_, index) => `order-${index}`);
    writeFileSync(input, `order,projectID,jobID\n${keys.map((key) => `${key},p,j\n`).join("")}`);
    const args = ["run", "--many", input, "--key", "order", "--out", output, "--concurrency", String(concurrency)];
    const ends: (number | string)[] = [];
    for (let round = 0; round <= kills; round++) {
      const child = spawn(process.execPath, ["--no-warnings", cli, ...args, "--inquiry", "5s"], {
        env: { ...process.env, STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: url },
        stdio: "ignore",
      });
      const until = Math.round(((round + 1) * rows) / (kills + 1)) + round;
      onStart = () => {
        if (round < kills && starts >= until) child.kill("SIGKILL");
      };
      const [code, signal] = (await once(child, "close")) as [number | null, string | null];
      ends.push(code ?? signal ?? "");
    }
    const started = await Promise.all(keys.map(async (key) => sandbox.runs.find(await runIDFor(key)).length));
    const lines = readFileSync(output, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const written = keys.map((key) => lines.filter(([own]) => own === key).length);
    return {
      ends,
      starts: tally(started),
      outputRows: tally(written),
      outcomes: tally(lines.map((cells) => cells[4] ?? "")),
    };
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

function tally<Key extends string | number>(values: readonly Key[]): Record<Key, number> {
  const counts = {} as Record<Key, number>;
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
