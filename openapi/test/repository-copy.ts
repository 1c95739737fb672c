import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface RepositoryCopy {
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly git: (...args: string[]) => void;
  /** Runs a script of openapi/scripts with Node.js. */
  readonly run: (script: string, ...args: string[]) => { readonly status: number | null; readonly output: string };
  readonly remove: () => void;
}

/** The description, its scripts and what they need in a folder of its own, which a test may spoil. */
export function createRepositoryCopy(): RepositoryCopy {
  const copy = mkdtempSync(join(tmpdir(), "starfish-openapi-"));
  const isSource = (path: string) => !path.includes("node_modules");
  const paths = [
    "openapi",
    "test/wire-corpus",
    "packages/client/package.json",
    "packages/client/src",
    "packages/sandbox/src/generated",
    "packages/contract-tests/src/profile/generated",
  ];
  for (const path of paths) {
    cpSync(join(root, path), join(copy, path), { recursive: true, filter: isSource });
  }
  symlinkSync(join(root, "openapi/node_modules"), join(copy, "openapi/node_modules"));
  mkdirSync(join(copy, ".changeset"));
  return {
    read: (path) => readFileSync(join(copy, path), "utf8"),
    write: (path, text) => {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    },
    git: (...args) => {
      const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
      execFileSync("git", [...identity, ...args], { cwd: copy, stdio: "pipe" });
    },
    run: (script, ...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [`openapi/scripts/${script}`, ...args], {
        cwd: copy,
        encoding: "utf8",
      });
      return { status, output: `${stdout}${stderr}` };
    },
    remove: () => rmSync(copy, { recursive: true }),
  };
}
