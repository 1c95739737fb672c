import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const script = fileURLToPath(new URL("../bench/chaos/chaos.ts", import.meta.url));

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs few jobs: kinds of disturbances are missing then, which is said and is no violation. */
function runChaos(...args: readonly string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: 100_000_000 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

/** What each planted mistake has to be called. */
const findings = [
  { plant: "double-start", says: "started 2 times", jobs: 4 },
  { plant: "lost-run", says: "finished, but StartUnknownError", jobs: 4 },
  { plant: "wrong-result", says: "wrong result", jobs: 4 },
  { plant: "untyped-error", says: "an error of another kind: Error: planted", jobs: 4 },
  { plant: "acknowledged-in-work", says: ": acknowledged ", jobs: 50 },
  { plant: "told-again", says: ": told twice ", jobs: 50 },
] as const;

/** At once: what they do is to wait for kills and time-outs. */
describe("the chaos run", () => {
  test.concurrent.each(findings)("finds a planted $plant, and tells its history", async ({ plant, says, jobs }) => {
    const { code, stderr } = await runChaos("--jobs", String(jobs), "--plant", plant);
    const violations = stderr.split("\n\nVIOLATION").filter((text) => text.includes(says));
    expect(violations.length).toBeGreaterThan(0);
    for (const text of violations) {
      expect(text).toMatch(/ s {2}client {3}process \d+: begins with run/);
      expect(text).toMatch(/ s {2}proxy {4}request \d+/);
      expect(text).toMatch(/ s {2}server {3}starts run \d+/);
    }
    expect(code).toBe(1);
  });

  test.concurrent("finds nothing where nothing is planted, and fails because most disturbances never happened", async () => {
    const { code, stdout, stderr } = await runChaos("--jobs", "4");
    expect(stderr).not.toContain("VIOLATION");
    expect(stderr).toContain("NEVER HAPPENED: webhook overlapping");
    expect(stdout).toContain("| jobs ordered | 4 |");
    expect(code).toBe(1);
  });

  test.concurrent("refuses a mistake that it does not know", async () => {
    expect(await runChaos("--plant", "nothing")).toMatchObject({ code: 2 });
  });
});
