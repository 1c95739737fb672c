import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Runs `starfish-contract` in this terminal, as a user would, and gives its exit code. */
export async function runContractCommand(args: readonly string[]): Promise<number> {
  const manifest = new URL(import.meta.resolve("@starfish-api/contract-tests/package.json"));
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
  const command = fileURLToPath(new URL(bin["starfish-contract"] ?? "", manifest));
  const child = spawn(process.execPath, [command, ...args], { stdio: "inherit" });
  const [code] = (await once(child, "close")) as [number | null];
  return code ?? 1;
}
