import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

const pets = `
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content: { application/xml: { schema: { $ref: "#/components/schemas/Pet" } } }
      responses:
        "200":
          description: Added
          content: { application/xml: { schema: { $ref: "#/components/schemas/Pet" } } }
        "400":
          description: Refused
          content: { application/xml: { schema: { $ref: "#/components/schemas/Problem" } } }
components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } }, xml: { name: pet } }
    Problem: { type: object, required: [message], properties: { message: { type: string } }, xml: { name: problem } }
`;

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
  let asked: Promise<Response> | undefined;
  const ended = await run(["mock", "--port", "0"], (stdout, stop) => {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0];
    asked ??= fetch(`${url}/v1/Nothing`).finally(stop);
  });
  expect((await asked)?.status).toBe(404);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toContain("\nGET /v1/Nothing → 404\n");
});

test("mock serves any description, and says what is wrong with a request.", async () => {
  const folder = mkdtempSync(join(tmpdir(), "starfish-mock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "pets.yaml");
  writeFileSync(file, pets);
  let asked: Promise<Response> | undefined;
  const body = "<pet><nam>Rex</nam></pet>";
  const headers = { "content-type": "application/xml", accept: "application/xml" };
  const ended = await run(["mock", "--port", "0", "--description", file], (stdout, stop) => {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0];
    asked ??= fetch(`${url}/pets`, { method: "POST", headers, body }).finally(stop);
  });
  const answer = await asked;
  expect(answer?.status).toBe(400);
  expect(await answer?.text()).toMatch(/^<problem><message>.*name.*the body has nam.*<\/message><\/problem>$/);
  expect(ended.stdout).toMatch(/POST \/pets → 400: .*name.*the body has nam/);
});

test("--help says what there is, and is not an error.", async () => {
  const ended = await run(["mock", "--help"]);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toContain("--port <number>");
});

test.each([
  [[], "a command is missing"],
  [["mocks"], "there is no command mocks"],
  [["mock", "--prot", "1"], "--prot"],
  [["mock", "--port", "http"], "--port http is not a port"],
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
  expect(ended.stderr).toMatch(
    /^starfish-contract: 127\.0\.0\.1:\d+ cannot be listened on \(EADDRINUSE\): [^\n]*port 0[^\n]*\n$/,
  );
});
