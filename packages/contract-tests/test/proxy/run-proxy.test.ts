import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runProxy } from "../../src/proxy/run-proxy.ts";
import { promiseOf, send, serve, start, started, startHeaders } from "./serve.ts";

/** Runs a proxy for one start that is answered with this text. */
async function runOnce(body: string, json?: string): Promise<{ code: number; shown: string }> {
  const upstream = await serve((_request, response) => {
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.end(body);
  });
  const { promise: listening, resolve: listen } = promiseOf<string>();
  const { promise: stop, resolve: interrupt } = promiseOf<void>();
  let shown = "";
  const write = (text: string): void => {
    shown += text;
    const url = /listens on (\S+)/.exec(text)?.[1];
    if (url !== undefined) listen(url);
  };
  const options = { upstream: upstream.url, port: 0, host: "127.0.0.1" };
  const ended = runProxy({ ...options, ...(json === undefined ? {} : { json }) }, { write }, stop);
  await send(`${await listening}/v1/ExecuteJobAsync`, { method: "POST", headers: startHeaders, body: start });
  interrupt();
  return { code: await ended, shown };
}

test("Without findings the exit code is 0, and the table is the last word.", async () => {
  const { code, shown } = await runOnce(started);
  expect(code).toBe(0);
  expect(shown).toMatch(/executeJobAsync {2}application\/json {2}application\/json +1 +\d+ +0 +0\n$/);
});

test("With findings the exit code is 1.", async () => {
  const { code, shown } = await runOnce("{}");
  expect(code).toBe(1);
  expect(shown).toContain("✗ server: response-body-matches-schema");
});

test("The file gets a line of JSON for each exchange, without secrets.", async () => {
  const folder = mkdtempSync(join(tmpdir(), "starfish-proxy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "proxy.jsonl");
  await runOnce("{}", file);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    operation: "executeJobAsync",
    findings: [{ blame: "server" }, {}, {}],
  });
  expect(lines[0]).not.toContain("a-long-token");
});
