import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { FaultReport } from "./child.ts";

const library = fileURLToPath(new URL("fail-nth.c", import.meta.url));
const child = fileURLToPath(new URL("child.ts", import.meta.url));

export interface FaultRun {
  readonly compiler: string;
  readonly extent: "all" | "some";
  /** `by-code`: a client that takes an error's code for proof that nothing was sent. */
  readonly plant?: string | undefined;
}

/** Runs jobs in a process whose system calls fail; Linux alone has what that needs. */
export async function runFaults({ compiler, extent, plant = "" }: FaultRun): Promise<readonly FaultReport[]> {
  const folder = mkdtempSync(join(tmpdir(), "starfish-errno-"));
  try {
    const shared = join(folder, "fail-nth.so");
    const control = join(folder, "control");
    execFileSync(compiler, ["-shared", "-fPIC", "-O1", "-Wall", "-o", shared, library, "-ldl"], { stdio: "inherit" });
    writeFileSync(control, new Uint8Array(4096));
    const env = { ...process.env, LD_PRELOAD: shared, FAIL_NTH_CONTROL: control };
    const options = { env, maxBuffer: 100_000_000 };
    const { stdout } = await promisify(execFile)(process.execPath, [child, control, extent, plant], options);
    return JSON.parse(stdout) as readonly FaultReport[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
