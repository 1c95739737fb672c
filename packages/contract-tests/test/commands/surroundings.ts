import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxOptions } from "@starfish-api/sandbox";
import { runCommand, type Surroundings } from "../../src/commands/run-command.ts";
import type { RunExitCode } from "../../src/commands/tell-report.ts";
import { sandboxTarget } from "../run/targets.ts";

/** How a run of the command ended, and what it wrote. */
export interface Ended {
  readonly code: RunExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), "starfish-contract-"));
}

/** Runs the command in this process; without a target against a sandbox. What it throws rejects. */
export async function runHere(
  args: string[],
  surroundings: Partial<Surroundings> = {},
  sandboxOptions: SandboxOptions = {},
): Promise<Ended> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const folder = surroundings.folder ?? makeFolder();
  const code = await runCommand(args, {
    folder,
    variables: {},
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: (text) => stderr.push(text) },
    ask: undefined,
    consentFile: join(folder, "hosts.json"),
    now: () => 0,
    startSandbox: async () => {
      const { sandbox, target } = sandboxTarget(sandboxOptions);
      return { target, close: () => sandbox.close() };
    },
    ...surroundings,
  });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}
