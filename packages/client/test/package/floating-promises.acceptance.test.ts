import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { createProject } from "./pack-client.ts";

const execute = promisify(execFile);
const project = await createProject();
afterAll(project.remove);

const program = `
import { createClient } from "@starfish-api/client";
const starfish = createClient();
const job = { projectID: "p", jobID: "j" };
starfish.runJob(job); // forgotten
starfish.resumeRun("r"); // forgotten
starfish.runJob(job).finally(() => {}); // forgotten
starfish.executeJobAsync(job); // forgotten
starfish.runJob(job).abortWaiting();
starfish.runJob(job).catch(() => {});
void starfish.runJob(job);
export const rows = await starfish.runJob(job);
export const run = starfish.runJob(job);
`;
const config = `
import { parser, plugin } from "typescript-eslint";
export default [{
  files: ["*.ts"],
  languageOptions: { parser, parserOptions: { projectService: true } },
  plugins: { "@typescript-eslint": plugin },
  rules: { "@typescript-eslint/no-floating-promises": "error" },
}];
`;

test("typescript-eslint finds a run that nobody awaits", async () => {
  const folder = join(project.folder, "linted");
  mkdirSync(folder);
  const files = {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, module: "nodenext" } }),
    "eslint.config.js": config,
    "program.ts": program,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const tools = ["eslint@10.15.0", "typescript-eslint@8.74.0", "typescript@5.9.3"];
  await execute("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tools], { cwd: folder });
  const eslint = join(folder, "node_modules/eslint/bin/eslint.js");
  const failed = await execute(process.execPath, [eslint, "--format", "json", "program.ts"], { cwd: folder }).then(
    () => undefined,
    (error: { readonly stdout: string }) => error.stdout,
  );
  const [{ messages }] = JSON.parse(failed ?? "[{}]") as [
    { readonly messages: readonly { readonly line: number; readonly ruleId: string }[] },
  ];
  const lines = program.split("\n");
  expect(messages.map(({ line, ruleId }) => `${ruleId}: ${lines[line - 1]}`)).toEqual(
    lines
      .filter((line) => line.endsWith("// forgotten"))
      .map((line) => `@typescript-eslint/no-floating-promises: ${line}`),
  );
});
