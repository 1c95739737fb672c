import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, createSandbox, defaultUsers } from "@starfish-api/sandbox";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, runHere } from "./surroundings.ts";

const [[username = "", password = ""] = []] = Object.entries(defaultUsers);
const folder = mkdtempSync(join(tmpdir(), "starfish-three-"));
const sandbox = createSandbox({ clock: createClock(20), onFailure: () => {} });

/** What is right asks the sandbox; three lines of it are wrong. */
function createApp(): express.Express {
  const app = express();
  app.disable("x-powered-by").set("etag", false);
  app.use(express.raw({ type: () => true, limit: "20mb" }));
  app.use(async (request, response) => {
    const body: Buffer | undefined =
      Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined;
    const isForgiven = body !== undefined && lacksRunID(body.toString());
    const headers = { ...(request.headers as Record<string, string>), ...(isForgiven ? forgiving : {}) };
    const answer = await sandbox.fetch(
      new Request(`http://sandbox.test${request.originalUrl}`, {
        method: request.method,
        headers,
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      }),
    );
    const fields = new Headers(answer.headers);
    const text = (await answer.text()).replace('"started":true', '"started":"true"');
    fields.delete("www-authenticate");
    fields.delete("content-length");
    response.writeHead(answer.status, Object.fromEntries(fields)).end(text);
  });
  return app;
}

const forgiving = { "starfish-sandbox-fault": "missing-member-accepted" };

function lacksRunID(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return value.projectID !== undefined && value.jobID !== undefined && !("runID" in value);
  } catch {
    return false;
  }
}

const mistakes = ["/started must be boolean", "unauthorized-has-challenge", "missing-runID"];
let ended: Ended;
let server: Server;

beforeAll(async () => {
  server = createApp().listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reports = ["json", "html", "markdown", "junit"].map((kind) => `${kind}=${join(folder, kind)}`);
  const cases = ["method-PUT", "no-token-*", "bad-token-*", "missing-*", "example-*"].flatMap((name) => [
    "--case",
    `*/${name}`,
  ]);
  ended = await runHere(
    ["--base-url", url, "--media-type", "application/json", ...cases, "--report", [...reports, "github"].join(",")],
    { variables: { STARFISH_USERNAME: username, STARFISH_PASSWORD: password } },
  );
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const read = (name: string): string => readFileSync(join(folder, name), "utf8");

test("Piped output has its progress in front of the causes, and then three of them, what was seen and the table.", () => {
  expect(ended.code).toBe(1);
  expect(ended.stderr.split("\n").filter((line) => !/^Judging |^\d+\/\d+ cases, |^$/.test(line))).toEqual([]);
  const blocks = ended.stdout.split("\n\n");
  expect(blocks[0]).toBe("3 things to fix");
  const causes = blocks.slice(1, 4).join("\n\n");
  expect([...causes.matchAll(/^✗ (\d)\./gm)].map(([, number]) => number)).toEqual(["1", "2", "3"]);
  tells(causes);
  expect(blocks[4]).toMatch(/^Observed, where nobody knows what is right/);
  expect(blocks[5]).toMatch(/^ +json +other\n/);
  expect(ended.stdout).not.toContain("✗ 4.");
});

test("Markdown has them in front of its table.", () => {
  const text = read("markdown");
  const before = text.slice(0, text.indexOf("| operation |"));
  expect(before).toContain("**3 things to fix**");
  expect(before.match(/<summary>❌/g)).toHaveLength(3);
  tells(before);
});

test("The page has them in front of its matrix.", () => {
  const text = read("html");
  const before = text.slice(0, text.indexOf("<h2>Matrix</h2>"));
  expect(before).toContain("<h1>3 things to fix</h1>");
  expect(before.match(/<details class="cause server"/g)).toHaveLength(3);
  tells(before);
});

test("Annotations are one for each, and the conclusion.", () => {
  const lines = ended.stdout.split("\n").filter((line) => line.startsWith("::"));
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["::error", "::error", "::error", "::notice"]);
  tells(lines.join("\n"));
});

test("JUnit names them in front of each suite, and every failure after one of them.", () => {
  const text = read("junit");
  const names = [...text.matchAll(/(?:property name|failure type="[^"]*" message)="([^"]*)"/g)].flatMap(
    ([, name = ""]) => name.split("; "),
  );
  expect(new Set(names.map((name) => name.slice(0, 7)))).toEqual(new Set(["cause 1", "cause 2", "cause 3"]));
  for (const suite of text
    .split("<testsuite ")
    .slice(1)
    .filter((each) => each.includes("<failure"))) {
    expect(suite.indexOf("<property ")).toBeLessThan(suite.indexOf("<testcase "));
  }
  tells(text);
});

test("JSON has them in front of its cases.", () => {
  const report = JSON.parse(read("json"));
  expect(Object.keys(report).slice(0, 2)).toEqual(["about", "causes"]);
  expect(report.causes.map(({ fails }: { fails: boolean }) => fails)).toEqual([true, true, true]);
  tells(JSON.stringify(report.causes));
});

function tells(text: string): void {
  for (const mistake of mistakes) {
    expect(text).toContain(mistake);
  }
}
