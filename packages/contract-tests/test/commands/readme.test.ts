import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClock, createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { makeFolder } from "./surroundings.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../../README.md");
const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, text = ""]) => text);
const workflow = /<!-- workflow -->\n```yaml\n(.*?)```/s.exec(readme)?.[1] ?? "";

interface Workflow {
  readonly jobs: { readonly contract: { readonly steps: readonly { readonly run?: string }[] } };
}

const commands = [
  ...blocks("sh").flatMap((text) => text.split("\n")),
  ...(parse(workflow) as Workflow).jobs.contract.steps.map(({ run = "" }) => run),
].filter((line) => line.startsWith("npx starfish-contract run"));

const sandbox = createSandbox({ clock: createClock(20) });
const { url } = await sandbox.listen();
afterAll(() => sandbox.close());

const folder = makeFolder();
for (const [, name = "", text = ""] of readme.matchAll(/<!-- file: (\S+) -->\n```yaml\n(.*?)```/gs)) {
  writeFileSync(join(folder, name), text.replaceAll("https://api.starfishetl.com", url));
}

test("the README shows commands", () => {
  expect(commands.length).toBeGreaterThan(6);
});

test.each(commands)("%s ends well", { timeout: 120_000 }, async (command) => {
  const line = command
    .replace("npx starfish-contract", `"${process.execPath}" "${cli}"`)
    .replaceAll(/\$\{\{ matrix\.environment \}\}/g, "staging")
    .replaceAll(/\$\{\{ matrix\.shard \}\}/g, "1");
  const [[username, password] = []] = Object.entries(defaultUsers);
  const child = spawn("sh", ["-c", line], {
    cwd: folder,
    env: { ...process.env, STARFISH_USERNAME: username, STARFISH_PASSWORD: password },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => texts.push(String(chunk)));
  const [code] = await once(child, "close");
  expect(code, texts.join("")).toBe(0);
});
