import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { send, serve, start, started, startHeaders } from "./serve.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** Runs the command, sends one start through it, and interrupts it. */
async function runProxyCommand(options: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [cli, "proxy", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdout.on("data", async (chunk) => {
    stdout += chunk;
    const url = /^The proxy listens on (\S+)/.exec(String(chunk))?.[1];
    if (url !== undefined) {
      await send(`${url}/v1/ExecuteJobAsync`, { method: "POST", headers: startHeaders, body: start });
      child.kill("SIGINT");
    }
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

test.each([
  ["without findings", started, 0],
  ["with findings", "{}", 1],
])("Interrupted %s, the command ends with its code and the table.", async (_what, body, code) => {
  const upstream = await serve((_request, response) => {
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.end(body);
  });
  const ended = await runProxyCommand(["--upstream", upstream.url, "--port", "0"]);
  expect(ended).toMatchObject({ code, stderr: "" });
  expect(ended.stdout).toMatch(/executeJobAsync {2}application\/json {2}application\/json +1 .*\n$/);
});

test.each([
  [[], "--upstream is missing"],
  [["--upstream", "nowhere"], "The upstream must be an address"],
  [["--upstream", "http://127.0.0.1", "--port", "x"], "--port x is not a port"],
])("%j is an error of the second kind", async (options, message) => {
  const ended = await runProxyCommand(options);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(message);
});
