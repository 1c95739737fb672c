import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProject, type Project } from "./create-project.ts";

let project: Project;
beforeAll(async () => {
  project = await createProject();
});
afterAll(() => project.remove());

const command = "node_modules/@starfish-api/contract-tests/dist/cli.js";

test("The packed command judges the sandbox in an empty project, and names pages that are there", async () => {
  const { code, output } = await project.run(command, [
    "run",
    ...["--operation", "executeJobAsync", "--case", "*/example-*", "--report", "html=reports/contract.html"],
  ]);
  expect(output).toMatch(/No case of \d+ failed/);
  expect(code).toBe(0);
  expect(readFileSync(join(project.folder, "reports/contract.html"), "utf8")).toContain("<h1>Nothing to fix</h1>");
  const page = "node_modules/@starfish-api/contract-tests/docs/checks/no-html.md";
  expect(readFileSync(join(project.folder, page), "utf8")).toContain("# no-html");
});

test("The packed command reads a configuration in TypeScript, with the types of the package", async () => {
  project.write(
    "starfish-contract.config.ts",
    `import { type Config, defineConfig } from "@starfish-api/contract-tests";
const config: Config = { environments: { local: { baseUrl: "http://127.0.0.1:1" } } };
export default defineConfig(config);
`,
  );
  const { code, output } = await project.run(command, ["run", "--env", "local", "--list", "--operation", "getResults"]);
  expect(output).toContain("getResults/unknown-application-json");
  expect(code).toBe(0);
});
