import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClock, createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { createMock, loadContract } from "../../src/index.ts";
import { makeFolder } from "./surroundings.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../../README.md");
const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, text = ""]) => text);
const workflow = /<!-- workflow -->\n```yaml\n(.*?)```/s.exec(readme)?.[1] ?? "";

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const commands = [
  ...blocks("sh").flatMap((text) => text.split("\n")),
  ...Object.values((parse(workflow) as Workflow).jobs).flatMap(({ steps }) => steps.map(({ run = "" }) => run)),
]
  .filter((line) => /^npx @starfish-api\/contract-tests run/.test(line))
  .map(fillIn);

function fillIn(line: string): string {
  const values = new Map([
    ["matrix.environment", "staging"],
    ["github.run_number", "12"],
  ]);
  return line.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => values.get(name) ?? name);
}

const sandbox = createSandbox({ clock: createClock(20) });
const { url } = await sandbox.listen();
afterAll(() => sandbox.close());

const petstore = /<!-- file: petstore.yaml -->\n```yaml\n(.*?)```/s.exec(readme)?.[1] ?? "";
const mock = await createMock({ contract: loadContract(parse(petstore) as object) });
const { url: petsUrl } = await mock.listen();
afterAll(() => mock.close());

const folder = makeFolder();
for (const [, name = "", text = ""] of readme.matchAll(/<!-- file: (\S+) -->\n```yaml\n(.*?)```/gs)) {
  writeFileSync(join(folder, name), text.replaceAll("https://api.starfishetl.com", url));
}

test("the README shows commands", () => {
  expect(commands.length).toBeGreaterThan(6);
});

test.each(commands)("%s ends well", async (command) => {
  const line = command
    .replace("npx @starfish-api/contract-tests", `"${process.execPath}" "${cli}"`)
    .replace("http://127.0.0.1:8080", petsUrl);
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
