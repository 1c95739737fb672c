import { execFileSync, spawn } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { changeDescription } from "./change-description.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const description = "openapi/starfish.v1.yaml";

export interface Outcome {
  readonly status: number | null;
  /** What it printed, errors included. */
  readonly output: string;
}

/** A copy of this repository in which the description says more. */
export interface ChangedRepository {
  readonly folder: string;
  readonly read: (path: string) => Promise<string>;
  /** Runs a script with this Node.js, from the copy's root unless told otherwise. */
  readonly run: (args: readonly string[], cwd?: string) => Promise<Outcome>;
  /** As `run`, and what it prints is seen at once. */
  readonly show: (args: readonly string[], cwd?: string) => Promise<Outcome>;
  readonly remove: () => Promise<void>;
}

/**
 * Copies the working tree as it is, edits the description and nothing else. What was installed is linked, not copied, so
 * that a copy takes a second.
 */
export async function createChangedRepository(): Promise<ChangedRepository> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "starfish-first-change-")));
  await copySources(folder);
  await linkDependencies(folder);
  const path = join(folder, description);
  await writeFile(path, changeDescription(await readFile(path, "utf8")));
  return {
    folder,
    read: (file) => readFile(join(folder, file), "utf8"),
    run: (args, cwd = ".") => run(args, join(folder, cwd), false),
    show: (args, cwd = ".") => run(args, join(folder, cwd), true),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function copySources(folder: string): Promise<void> {
  for (const path of filesOfGit()) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(root, path), target);
  }
}

/** Tracked files and new ones, without those that were deleted. */
function filesOfGit(): readonly string[] {
  const list = (...options: string[]): string[] =>
    execFileSync("git", ["ls-files", "-z", ...options], { cwd: root, encoding: "utf8" }).split("\0");
  const deleted = new Set(list("--deleted"));
  return list("--cached", "--others", "--exclude-standard").filter((path) => path !== "" && !deleted.has(path));
}

/** The links of each package lead to their like in the copy; what comes by npm is the original's. */
async function linkDependencies(folder: string): Promise<void> {
  const packages = await readdir(join(root, "packages"));
  const workspaces = [
    ".",
    "openapi",
    "bench",
    "docs",
    "examples",
    "interop",
    ...packages.map((name) => `packages/${name}`),
  ];
  for (const workspace of workspaces) {
    const installed = join(root, workspace, "node_modules");
    await cp(installed, join(folder, workspace, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/[\\/]node_modules[\\/]\.(?:pnpm|cache|vite[\w-]*)$/.test(path),
    });
  }
  await symlink(join(root, "node_modules/.pnpm"), join(folder, "node_modules/.pnpm"), "dir");
}

function run(args: readonly string[], cwd: string, isShown: boolean): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, CI: "true" } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (isShown) {
          process.stdout.write(text);
        }
      });
    }
    child.on("error", reject).on("close", (status) => resolve({ status, output }));
  });
}
