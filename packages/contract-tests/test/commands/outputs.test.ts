import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startSandbox, variables } from "./servers.ts";
import { makeFolder, runHere } from "./surroundings.ts";

const few = ["--case", "executeJobAsync/method-PUT"];

test("Where nobody reads what is printed, the command goes on and ends as ever.", async () => {
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const child = spawn(process.execPath, [cli, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  expect((await once(child, "close"))[0]).toBe(0);
  expect(errors).toEqual([]);
});

test.runIf(process.platform === "linux")("A verdict that cannot be written down fails the command.", async () => {
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const stdio = ["ignore", openSync("/dev/full", "w"), "pipe"] as const;
  const child = spawn(process.execPath, [cli, "run", ...few], { stdio: [...stdio] });
  const errors: string[] = [];
  child.stderr?.on("data", (chunk) => errors.push(String(chunk)));
  expect((await once(child, "close"))[0]).toBe(2);
  expect(errors.join("")).toContain("standard output cannot be written: ENOSPC");
});

test.each([
  ["is a folder", (folder: string) => join(folder, "taken"), "it is a folder (EISDIR)"],
  ["ends in a slash", (folder: string) => `${join(folder, "new")}/`, "it is a folder (EISDIR)"],
  ["is below a file", (folder: string) => join(folder, "file", "x"), "a part of its path is a file (ENOTDIR)"],
])("What %s can take no report, which is told before anything is sent.", async (_what, pathIn, reason) => {
  const folder = makeFolder();
  mkdirSync(join(folder, "taken"));
  writeFileSync(join(folder, "file"), "");
  const file = pathIn(folder);
  const { url, started } = await startSandbox();
  for (const option of [
    ["--report", `json=${file}`],
    ["--observations", file],
    ["--write-known-failures", file],
  ]) {
    await expect(runHere(["--base-url", url, ...option], { variables, folder })).rejects.toThrow(
      `${file} cannot be written: ${reason}`,
    );
  }
  expect(started()).toBe(0);
});

test("Folders that are missing are made, for each kind of file.", async () => {
  const folder = makeFolder();
  const files = ["a/report.json", "b/c/seen.json", "d/known.yaml"].map((name) => join(folder, name));
  const [report = "", observations = "", known = ""] = files;
  const options = ["--report", `json=${report}`, "--observations", observations, "--write-known-failures", known];
  expect((await runHere([...few, ...options], { folder })).code).toBe(0);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test("Two reports in one file are a mistake.", async () => {
  await expect(runHere([...few, "--report", "json=same,junit=same"])).rejects.toThrow("--report names same twice");
});

test("Where an agreement cannot be written down, the run goes on and says that it will ask again.", async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "file"), "");
  const { url } = await startSandbox();
  const surroundings = { variables, ask: async () => "y", consentFile: join(folder, "file", "hosts.json") };
  const { code, stderr } = await runHere(["--base-url", url, "--remote", ...few], surroundings);
  expect(code).toBe(0);
  expect(stderr).toContain("what was agreed to is not remembered, and will be asked again");
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("");
});
