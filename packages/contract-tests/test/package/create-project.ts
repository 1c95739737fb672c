import { execFile } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parseTarGzip } from "nanotar";

const execute = promisify(execFile);
const packages = fileURLToPath(new URL("../../..", import.meta.url));
const root = join(packages, "..");

/** An empty project with the packed kit, its own packages packed too, and two test runners. */
export interface Project {
  readonly folder: string;
  /** Writes a file of the project. */
  readonly write: (name: string, text: string) => void;
  /** Runs a program of Node.js in the project; the exit code and all that it wrote. */
  readonly run: (program: string, options: readonly string[], env?: NodeJS.ProcessEnv) => Promise<ProgramResult>;
  readonly remove: () => void;
}

export interface ProgramResult {
  readonly code: number;
  readonly output: string;
}

/** The packages that are packed, each by its folder. */
const own = {
  "@starfish-api/contract-tests": join(packages, "contract-tests"),
  "@starfish-api/openapi": join(root, "openapi"),
  "@starfish-api/sandbox": join(packages, "sandbox"),
};

/** Builds and packs the kit and its own packages as a release does, into a folder: the tarballs by the packages' names. */
export async function packKit(folder: string): Promise<Readonly<Record<string, string>>> {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  await execute(join(root, "node_modules/.bin/tsc"), [
    "-b",
    own["@starfish-api/contract-tests"],
    own["@starfish-api/sandbox"],
  ]);
  const pnpm = packageManager.replace(/\+.*/, "");
  const wanted = Object.keys(own).flatMap((name) => ["--filter", name]);
  await execute("npx", ["-y", pnpm, ...wanted, "pack", "--pack-destination", folder], { cwd: root });
  const tarballs = Object.keys(own).map((name) => {
    const [tarball = ""] = globSync(`${name.replace("@", "").replace("/", "-")}-[0-9]*.tgz`, { cwd: folder });
    return [name, join(folder, tarball)];
  });
  return Object.fromEntries(tarballs);
}

/** A dependency that a packed package does not declare is not there. */
export async function createProject(): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "starfish-kit-"));
  const tarballs = await packKit(folder);
  for (const [name, source] of Object.entries(own)) {
    const unpacked = join(folder, "node_modules", name);
    for (const file of await parseTarGzip(readFileSync(tarballs[name] ?? ""))) {
      const path = join(unpacked, file.name.replace(/^package\//, ""));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.data ?? "");
    }
    linkDependencies(folder, unpacked, source);
  }
  for (const runner of ["jest", "vitest"]) {
    link(folder, runner, join(own["@starfish-api/contract-tests"], "node_modules", runner));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return {
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    run: (program, options, env = {}) =>
      execute(process.execPath, [join(folder, program), ...options], {
        cwd: folder,
        env: { PATH: process.env["PATH"], CI: "true", NO_COLOR: "1", ...env },
      }).then(
        ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
        ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
          code,
          output: stdout + stderr,
        }),
      ),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function linkDependencies(folder: string, unpacked: string, source: string): void {
  const { dependencies = {} } = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies).filter((each) => !(each in own))) {
    link(folder, name, join(source, "node_modules", name));
  }
}

function link(folder: string, name: string, target: string): void {
  const path = join(folder, "node_modules", name);
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(realpathSync(target), path);
  }
}
