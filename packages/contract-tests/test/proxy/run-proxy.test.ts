import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type RunProxyOptions, runProxy } from "../../src/proxy/run-proxy.ts";
import { createTrafficReport } from "../../src/proxy/traffic-report.ts";
import { promiseOf, send, serve, start, started, startHeaders } from "./serve.ts";

/** Runs a proxy for some starts that are answered with this text. */
async function runOnce(
  body: string,
  more: Partial<RunProxyOptions> = {},
  times = 1,
): Promise<{ code: number; shown: string }> {
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
  const ended = runProxy({ ...options, ...more }, { write }, stop);
  for (let time = 0; time < times; time += 1) {
    await send(`${await listening}/v1/ExecuteJobAsync`, { method: "POST", headers: startHeaders, body: start });
  }
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
  await runOnce("{}", { json: file });
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    operation: "executeJobAsync",
    findings: [{ blame: "server" }, {}, {}],
  });
  expect(lines[0]).not.toContain("a-long-token");
});

test("At the end each cause is told once, with its count, and the reports are those of a run.", async () => {
  const folder = mkdtempSync(join(tmpdir(), "starfish-proxy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = (["json", "html", "junit", "markdown"] as const).map((kind) => ({ kind, file: join(folder, kind) }));
  const wrong = '{"runID":"r","started":"yes","error":null}';
  const { shown } = await runOnce(wrong, { reports: { files, annotations: true } }, 3);
  const end = shown.slice(shown.indexOf("1 thing to fix"));
  expect(end).toContain("✗ 1. /started must be boolean  3 cases\n");
  expect(end).toMatch(/executeJobAsync {2}application\/json {2}application\/json +3 /);
  expect(end).toContain("::error title=response-body-matches-schema (server%2C documented%2C 3 cases)::");
  const texts = files.map(({ file }) => readFileSync(file, "utf8"));
  for (const text of texts) {
    expect(text).toContain("/started must be boolean");
    expect(text).not.toContain("a-long-token");
  }
  const { about, causes, totals } = JSON.parse(texts[0] ?? "");
  expect(causes).toMatchObject([{ check: "response-body-matches-schema", cases: { length: 3 } }]);
  expect(totals).toMatchObject({ cases: 3, failed: 3 });
  expect(about.target).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(texts[1]).toContain("<h1>1 thing to fix</h1>");
});

test("Traffic without end makes a report with one.", () => {
  const about = { target: "http://a", when: "2026-01-02T03:04:05Z", kitVersion: "0", specVersion: "0", strict: false };
  const traffic = createTrafficReport(about);
  const passed = { operation: "getResults", sends: "", answers: "text/xml", status: 200, durationMilliseconds: 1 };
  for (let count = 0; count < 10_005; count += 1) {
    traffic.add({ ...passed, verdicts: [{ check: "a", outcome: "held", findings: [] }], findings: [] });
  }
  const { cases, totals } = traffic.build(5);
  expect(totals).toMatchObject({ passed: 10_000, "not-checked": 1 });
  expect(cases.at(-1)?.reason).toBe("5 later exchanges are not in this report, which holds 10000");
  expect(cases[9999]?.verdicts).toBe(cases[0]?.verdicts);
});
