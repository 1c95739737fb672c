import { spawn } from "node:child_process";

/** How a program ended. */
export interface Ended {
  /** Null where it was stopped. */
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

export interface ProgramOptions {
  readonly folder: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** After so many seconds it is stopped. */
  readonly maxSeconds?: number;
}

/** Runs a program to its end. Rejects where it cannot be started. */
export function runProgram(
  command: string,
  args: readonly string[],
  { folder, variables = {}, maxSeconds = 90 }: ProgramOptions,
): Promise<Ended> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: maxSeconds * 1000,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ code, output: Buffer.concat(chunks).toString(), seconds: (performance.now() - start) / 1000 }),
    );
  });
}
