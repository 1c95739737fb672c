import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const sandbox = fileURLToPath(new URL("../..", import.meta.url));
// Within the package, where Playwright is found.
const folder = mkdtempSync(join(sandbox, "test/doubles/playwright-"));
afterAll(() => rmSync(folder, { recursive: true }));

const specification = `
import { expect, test } from "${join(sandbox, "src/doubles/playwright.ts")}";

test("starts a job", async ({ sandbox, request }) => {
  const token = await request.post(sandbox.url + "/token", { form: { grant_type: "password", ...sandbox.credentials } });
  const { access_token } = await token.json();
  const started = await request.post(sandbox.url + "/v1/ExecuteJobAsync", {
    headers: { authorization: "Bearer " + access_token },
    data: { runID: "r", projectID: "p", jobID: "j" },
  });
  expect(await started.json()).toMatchObject({ started: true });
  expect(sandbox.runs.find("r")).toHaveLength(1);
});

test.describe("with options", () => {
  test.use({ sandboxOptions: { authentication: "none", faults: ["unavailable"] } });
  test("meets the fault", async ({ sandbox, request }) => {
    expect((await request.get(sandbox.url + "/v1/Results/r")).status()).toBe(503);
  });
});
`;

test("Playwright's runner gives each test a sandbox, and takes its options", async () => {
  writeFileSync(join(folder, "sandbox.spec.ts"), specification);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const cli = join(sandbox, "node_modules/@playwright/test/cli.js");
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [cli, "test", "--reporter=line"], { cwd: folder }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  expect(output).toMatch(/2 passed/);
});
