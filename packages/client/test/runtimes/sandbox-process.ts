import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface SandboxProcess {
  readonly url: string;
  readonly stop: () => void;
}

/** The stand-in server as a user starts it, on a free port; a thousand times as fast, so that jobs end at once. */
export async function startSandbox(): Promise<SandboxProcess> {
  const cli = fileURLToPath(new URL("../../../sandbox/src/cli.ts", import.meta.url));
  const child = spawn(process.execPath, [cli, "--port", "0", "--fast"], { stdio: ["ignore", "pipe", "inherit"] });
  const [text] = await once(child.stdout, "data");
  const url = /http:\S+/.exec(String(text))?.[0];
  if (url === undefined) throw new Error(`the sandbox did not tell where it listens: ${text}`);
  return { url, stop: () => child.kill() };
}
