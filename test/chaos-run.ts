import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../bench/chaos/chaos.ts", import.meta.url));

export interface ChaosRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs few jobs: kinds of disturbances are missing then, which is said and is not a violation. */
export function runChaos(...args: readonly string[]): Promise<ChaosRun> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: 100_000_000 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

/** The violations with their histories that say so. */
export function violationsSaying(stderr: string, says: string): readonly string[] {
  return stderr.split("\n\nVIOLATION").filter((text) => text.includes(says));
}
