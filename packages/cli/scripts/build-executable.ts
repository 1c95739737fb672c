/**
 * `pnpm --filter @starfish-api/cli executable`: puts the command and a Node.js into one file, dist/executable/starfish-SYSTEM,
 * for the system that it runs on, and tries it against a sandbox.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createSandbox } from "@starfish-api/sandbox";
import { build } from "esbuild";

/** The first long-term line that can write such a file by itself. */
const nodeVersion = "26.10.0";

const execute = promisify(execFile);
const folder = fileURLToPath(new URL("..", import.meta.url));
const target = join(folder, "dist/executable");
const isWindows = process.platform === "win32";
const executable = join(target, `starfish-${process.platform}-${process.arch}${isWindows ? ".exe" : ""}`);
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const bundle = join(target, "starfish.cjs");
await build({
  entryPoints: [join(folder, "src/cli.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  target: "node26",
  format: "cjs",
  define: { STARFISH_VERSION: JSON.stringify(version), "import.meta.url": '""' },
});
const npx = isWindows ? "npx.cmd" : "npx";
const found = await execute(npx, ["-y", `node@${nodeVersion}`, "-p", "process.execPath"], { shell: isWindows });
const config = join(target, "config.json");
writeFileSync(config, JSON.stringify({ main: bundle, output: executable, disableExperimentalSEAWarning: true }));
await execute(found.stdout.trim(), ["--build-sea", config]);
if (process.platform === "darwin") await execute("codesign", ["--sign", "-", "--force", executable]);
for (const file of [bundle, config]) rmSync(file);

const told = await execute(executable, ["--version"]);
if (told.stdout.trim() !== version) throw new Error(`${executable} --version said ${told.stdout}`);
const sandbox = createSandbox({ fast: true, tokens: ["a-token"] });
const { url } = await sandbox.listen();
const env = { ...process.env, STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: url };
const ran = await execute(executable, ["run", "--project", "p", "--job", "j", "--json"], { env });
await sandbox.close();
const { outcome } = JSON.parse(ran.stdout) as { outcome: string };
if (outcome !== "succeeded") throw new Error(`${executable} run said ${ran.stdout}`);
console.info(`${executable}: ${Math.round(statSync(executable).size / 1e6)} MB, version ${version}, has run a job`);
