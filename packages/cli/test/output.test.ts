import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox } from "@starfish-api/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFolder } from "./many/batch-files.ts";
import { job } from "./sandbox-terminal.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const sandbox = createSandbox({ fast: true, tokens: ["a-token"] });
const { folder } = createFolder();
let url = "";

beforeAll(async () => {
  ({ url } = await sandbox.listen());
});
afterAll(() => sandbox.close());

/** The command as a process, whose stdout is a file or a pipe that is closed at the first byte of it. */
async function starfish(args: readonly string[], stdout: number | "closed") {
  const env = { ...process.env, STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: url };
  const child = spawn(process.execPath, [cli, ...args], {
    env,
    stdio: ["ignore", stdout === "closed" ? "pipe" : stdout, "pipe"],
  });
  let err = "";
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  if (args.includes("--many")) child.stdout?.once("data", () => child.stdout?.destroy());
  else child.stdout?.destroy();
  const [code] = await once(child, "close");
  return { code, err };
}

test("where nobody reads any more, the exit code is that of the run", async () => {
  expect(await starfish(["run", ...job, "--argument", "break"], "closed")).toMatchObject({ code: 1 });
  expect(await starfish(["run", ...job, "--quiet"], "closed")).toEqual({ code: 0, err: "" });
});

test("where nobody reads the rows any more, no further run is begun, and 141 says so", async () => {
  const file = join(folder, "long.csv");
  writeFileSync(file, `projectID,jobID\n${"p,j\n".repeat(2000)}`);
  const before = sandbox.runs.started;
  const { code, err } = await starfish(["run", "--many", file, "--concurrency", "2", "--quiet"], "closed");
  expect([code, err]).toEqual([141, expect.stringContaining("interrupted")]);
  expect(sandbox.runs.started - before).toBeLessThan(2000);
});

test.runIf(process.platform === "linux")("a full disk fails the command, and a runID is not lost by it", async () => {
  const full = openSync("/dev/full", "w");
  const { code, err } = await starfish(["start", ...job, "--run-id", "a-run"], full);
  expect([code, err]).toEqual([2, expect.stringMatching(/stdout cannot be written: ENOSPC.*\na-run\n/s)]);
});
