import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command to its end. `onOutput` sees what it has said so far. */
async function run(options: string[], onOutput?: (stdout: string, stop: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
    onOutput?.(stdout, () => child.kill("SIGINT"));
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

test("mock serves until it is interrupted, and then ends cleanly.", async () => {
  let status: number | undefined;
  const ended = await run(["mock", "--port", "0"], async (stdout, stop) => {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0];
    status = (await fetch(`${url}/v1/Nothing`)).status;
    stop();
  });
  expect(status).toBe(404);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
});

test("--help says what there is, and is no error.", async () => {
  const ended = await run(["mock", "--help"]);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toContain("--port <number>");
});

test.each([
  [[], "a command is missing"],
  [["mocks"], "there is no command mocks"],
  [["mock", "--prot", "1"], "--prot"],
  [["mock", "--port", "http"], "--port http is no port"],
])("%j is answered with what is wrong, and how it should be", async (options, message) => {
  const ended = await run(options);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(message);
  expect(ended.stderr).toContain("Usage: starfish-contract");
});

test("A port that is taken is an error in one line.", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ended = await run(["mock", "--port", String(port)]);
  server.close();
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/^starfish-contract: listen EADDRINUSE[^\n]*\n$/);
});
