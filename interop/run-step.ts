import { execFile } from "node:child_process";
import type { Step } from "./language.ts";

/** A command failed; the message has the end of what it said. */
export class StepError extends Error {
  override readonly name = "StepError";
}

const longestMilliseconds = 10 * 60_000;

/** Runs one command to its end and gives its standard output. Rejects with a `StepError`. */
export function runStep(
  { command, args }: Step,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd: folder, env: { ...process.env, ...environment }, timeout: longestMilliseconds, maxBuffer: 2 ** 26 },
      (error, output, errors) => {
        if (error === null) resolve(output);
        else reject(new StepError(`${command} ${args.join(" ")}: ${endOf(errors || output || error.message)}`));
      },
    );
  });
}

function endOf(text: string): string {
  return text.trim().slice(-2000);
}
