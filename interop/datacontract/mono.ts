import { type ExecFileSyncOptions, execFileSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";

/** What Debian calls the runtime, the compiler and the libraries with the DataContractSerializer and with HttpClient. */
const packages = [
  "mono-runtime",
  "mono-mcs",
  "libmono-system-runtime-serialization4.0-cil",
  "libmono-system-net-http4.0-cil",
] as const;

/** The runtime is missing and could not be installed. */
export class MonoMissingError extends Error {
  override readonly name = "MonoMissingError";
}

/**
 * Makes sure that Mono is there. As root on Debian, what is missing is installed; elsewhere the error says what to do.
 *
 * @throws {MonoMissingError}
 */
export function ensureMono(): void {
  if (isComplete()) return;
  const command = `apt-get install --no-install-recommends ${packages.join(" ")}`;
  if (process.getuid?.() !== 0 || !isCommand("apt-get")) {
    throw new MonoMissingError(`Mono is needed here: on Debian or Ubuntu, "sudo ${command}"`);
  }
  console.info(`Mono is missing: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt: ExecFileSyncOptions = { stdio: ["ignore", "ignore", "inherit"], env };
  execFileSync("apt-get", ["update", "-qq"], apt);
  execFileSync("apt-get", ["install", "-qq", "--yes", "--no-install-recommends", ...packages], apt);
  if (!isComplete()) throw new MonoMissingError(`"${command}" did not bring all of Mono that is needed`);
}

/** Compiles every file of the folder, and others, into a program. */
export function compileProgram(folder: string, others: readonly string[], program: string): void {
  const sources = [...globSync("*.cs", { cwd: folder }).sort(), ...others];
  const references = ["System.Core", "System.Runtime.Serialization", "System.Xml"].map((name) => `-r:${name}`);
  execFileSync("mcs", ["-warn:4", "-warnaserror", `-out:${program}`, ...references, ...sources], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function isComplete(): boolean {
  const libraries = ["System.Runtime.Serialization", "System.Net.Http"];
  const hasLibrary = (name: string) => existsSync(`/usr/lib/mono/4.5/${name}.dll`);
  return isCommand("mono") && isCommand("mcs") && libraries.every(hasLibrary);
}

/** Whether a command of this name can be started. */
export function isCommand(name: string, path: string = process.env["PATH"] ?? ""): boolean {
  return path.split(":").some((folder) => folder !== "" && existsSync(join(folder, name)));
}
