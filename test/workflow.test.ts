import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createSandbox, defaultUsers } from "@starfish-api/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";

const openapi = fileURLToPath(new URL("../openapi/", import.meta.url));
const sandbox = createSandbox({ fast: true });
const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
let url: string;
beforeAll(async () => {
  ({ url } = await sandbox.listen());
});
afterAll(() => sandbox.close());

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Redocly's own runner of Arazzo, against the sandbox; jobs end a thousand times as fast as in life. */
function respect(input: Readonly<Record<string, string>>): Promise<Outcome> {
  const redocly = `${openapi}node_modules/@redocly/cli/bin/cli.js`;
  const inputs = JSON.stringify({ username, password, projectID: "p", jobID: "j", ...input });
  const options = ["--input", inputs, "--server", `starfish=${url}`, "--execution-timeout", "250000"];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [redocly, "respect", "starfish.v1.arazzo.yaml", ...options],
      { cwd: openapi, env: { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : 1, output: `${stdout}${stderr}` }),
    );
    child.stdin?.end();
  });
}

test("the workflow gets a token, starts the job once and reads its results", async () => {
  const { code, output } = await respect({ runID: "succeeds", argument: "Region = 'EMEA'" });
  expect(output).toMatch(/Steps: 3 passed, 3 total/);
  expect(code).toBe(0);
  expect(sandbox.runs.find("succeeds")).toMatchObject([{ argument: "Region = 'EMEA'" }]);
});

test("the workflow fails where the job fails, and asks no further", async () => {
  const { code, output } = await respect({ runID: "breaks", argument: "break" });
  expect(output).toMatch(/Steps: 2 passed, 1 failed, 3 total/);
  expect(code).toBe(1);
});

test("the workflow fails where the job does not start", async () => {
  const { code, output } = await respect({ runID: "refused", argument: "fail" });
  expect(output).toMatch(/✗ POST \/v1\/ExecuteJobAsync/);
  expect(code).toBe(1);
});

test("a wrong password ends the workflow at its first step", async () => {
  const { code, output } = await respect({ runID: "denied", argument: "", password: "wrong" });
  expect(output).toMatch(/✗ POST \/token/);
  expect(code).toBe(1);
  expect(sandbox.runs.find("denied")).toEqual([]);
});
