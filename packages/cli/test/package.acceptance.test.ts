import { execFile } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createSandbox } from "@starfish-api/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const packed = ["openapi-codec", "client", "cli"];
const folder = mkdtempSync(join(tmpdir(), "starfish-empty-"));
const sandbox = createSandbox({ fast: true, tokens: ["a-token"] });
let url: string;

// Packed and installed as users have it, which takes npm some seconds.
beforeAll(async () => {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  const projects = packed.flatMap((name) => globSync(`packages/${name}/tsconfig{,.cjs}.json`, { cwd: root }));
  await execute(join(root, "node_modules/.bin/tsc"), ["-b", ...projects], { cwd: root });
  const filters = packed.flatMap((name) => ["--filter", `@starfish-api/${name}`]);
  await execute("npx", ["-y", packageManager.replace(/\+.*/, ""), ...filters, "pack", "--pack-destination", folder], {
    cwd: root,
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const tarballs = globSync("*.tgz", { cwd: folder }).map((name) => `./${name}`);
  await execute("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs], { cwd: folder });
  ({ url } = await sandbox.listen());
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const installed = () => join(folder, "node_modules/@starfish-api/cli");

/** The oldest Node.js that is supported; `STARFISH_NODE20` names another one where there is no network. */
async function oldestNode(): Promise<string> {
  const given = process.env["STARFISH_NODE20"];
  if (given !== undefined) return given;
  const { stdout } = await execute("npx", ["-y", "node@20.19.0", "-p", "process.execPath"]);
  return stdout.trim();
}

test("the tarball holds the built command and its sources, and nothing else", () => {
  const files = globSync("**/*.*", { cwd: installed() });
  expect(files).toContain("dist/cli.js");
  expect(
    files.filter((file) => !/^(dist|src)\/|^(LICENSE|README\.md|package\.json|CHANGELOG\.md)$/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /test|executable|tsbuildinfo/.test(file))).toEqual([]);
});

describe.each([
  ["the oldest Node.js", oldestNode],
  ["this Node.js", async () => process.execPath],
])("%s", (_, nodeOf) => {
  async function starfish(...args: string[]) {
    const env = { PATH: process.env["PATH"], STARFISH_TOKEN: "a-token", STARFISH_BASE_URL: url };
    return execute(await nodeOf(), [join(installed(), "dist/cli.js"), ...args], { cwd: folder, env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    );
  }

  test("runs a job, and warns of nothing", async () => {
    const { code, stdout, stderr } = await starfish("run", "--project", "p", "--job", "j");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Complete")]);
    expect(stderr).toMatch(/^(?:starfish: .*\n)+$/);
  });

  test("runs a file of jobs, with an exit code of its own", async () => {
    writeFileSync(join(folder, "jobs.csv"), "order,projectID,jobID,argument\n1,p,j,\n2,p,j,break\n");
    const { code, stdout } = await starfish("run", "--many", "jobs.csv", "--key", "order", "--quiet");
    expect([code, stdout.trim().split("\n")]).toEqual([1, expect.objectContaining({ length: 3 })]);
  });

  test("reads a file of variables", async () => {
    writeFileSync(join(folder, "a.env"), "STARFISH_TOKEN=wrong\n");
    const { code, stderr } = await starfish("results", "r", "--env", "a.env");
    expect([code, stderr]).toEqual([5, expect.stringContaining("401")]);
  });
});

test("npm makes a command of it", async () => {
  const { stdout } = await execute("npx", ["--no-install", "starfish", "--version"], { cwd: folder });
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
