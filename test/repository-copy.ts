import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Outcome {
  readonly status: number | null;
  /** What it printed, errors included. */
  readonly output: string;
}

/** A copy of this repository, which a test may spoil. */
export interface RepositoryCopy {
  readonly folder: string;
  readonly read: (path: string) => Promise<string>;
  readonly write: (path: string, text: string) => Promise<void>;
  /** Runs a script with this Node.js, from the copy's root unless told otherwise. */
  readonly run: (args: readonly string[], cwd?: string) => Promise<Outcome>;
  /** Runs a command from the copy's root. */
  readonly command: (name: string, args: readonly string[]) => Promise<Outcome>;
  readonly remove: () => Promise<void>;
}

/**
 * Copies the working tree as it is. What was installed is linked, not copied, so that a copy takes a second; nobody may
 * install anything there, for it would be the original's.
 */
export async function createRepositoryCopy(): Promise<RepositoryCopy> {
  const copy = await createBareCopy();
  await linkDependencies(copy.folder);
  return copy;
}

/** Copies the working tree as it is, with nothing installed. */
export async function createBareCopy(): Promise<RepositoryCopy> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "starfish-copy-")));
  await copySources(folder);
  return {
    folder,
    read: (path) => readFile(join(folder, path), "utf8"),
    write: (path, text) => writeFile(join(folder, path), text),
    run: (args, cwd = ".") => run(process.execPath, args, join(folder, cwd)),
    command: (name, args) => run(name, args, folder),
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
  const packages = filesOfGit()
    .filter((path) => basename(path) === "package.json")
    .map(dirname);
  for (const workspace of packages.filter((each) => existsSync(join(root, each, "node_modules")))) {
    const installed = join(root, workspace, "node_modules");
    await cp(installed, join(folder, workspace, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/[\\/]node_modules[\\/]\.(?:pnpm|cache|vite[\w-]*)$/.test(path),
    });
  }
  await symlink(join(root, "node_modules/.pnpm"), join(folder, "node_modules/.pnpm"), "dir");
}

function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, CI: "true", NO_COLOR: "1" } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.on("error", reject).on("close", (status) => resolve({ status, output }));
  });
}
