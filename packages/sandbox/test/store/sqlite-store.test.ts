import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "starfish-sandbox-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function open(
  name: string,
  now = 0,
): Promise<{ readonly sandbox: Sandbox; readonly sent: string[]; advance(ms: number): Promise<void> }> {
  const clock = createManualClock(now);
  const sent: string[] = [];
  const sandbox = createSandbox({
    authentication: "none",
    clock,
    store: await openSqliteStore(join(folder, name)),
    webhooks: {
      fetch: async (url) => {
        sent.push(String(url));
        return new Response();
      },
    },
  });
  return { sandbox, sent, advance: (ms) => clock.advance(ms) };
}

const start = (sandbox: Sandbox, runID: string): Promise<Response> =>
  sandbox.fetch("http://host/v1/ExecuteJobAsync", {
    method: "POST",
    body: JSON.stringify({ runID, projectID: "p", jobID: "j", webHookURL: `http://127.0.0.1/${runID}` }),
    headers: { "content-type": "application/json" },
  });

describe("a file of runs", () => {
  test("keeps them over a restart, in the middle of running", async () => {
    const first = await open("restart");
    await start(first.sandbox, "a");
    await first.advance(500);
    await first.sandbox.close();

    const second = await open("restart", 1999);
    expect(await (await second.sandbox.fetch("http://host/v1/Results/a")).json()).toMatchObject([
      { status: "Running" },
    ]);
    await start(second.sandbox, "b");
    expect(second.sandbox.runs.list().map(({ key, runID }) => [key, runID])).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    await second.sandbox.close();
  });

  test("sends the webhooks that were owed, and those only once", async () => {
    const first = await open("owed");
    await start(first.sandbox, "a");
    await first.sandbox.close();

    const second = await open("owed", 5000);
    await second.advance(0);
    expect(second.sent).toEqual(["http://127.0.0.1/a"]);
    await second.sandbox.close();

    const third = await open("owed", 6000);
    await third.advance(10_000);
    expect(third.sent).toEqual([]);
    await third.sandbox.close();
  });

  test("that is not a database is refused", async () => {
    await expect(openSqliteStore(folder)).rejects.toThrow("cannot be opened as a database of runs");
  });
});

test("a webhook whose attempts were cut off by closing is owed still", async () => {
  const file = join(folder, "cut-off");
  const clock = createManualClock(0);
  const sandbox = createSandbox({
    authentication: "none",
    clock,
    store: await openSqliteStore(file),
    webhooks: { fetch: async () => new Response(null, { status: 503 }) },
  });
  await start(sandbox, "a");
  await clock.advance(2500);
  expect(sandbox.deliveries).toHaveLength(1);
  await sandbox.close();
  const store = await openSqliteStore(file);
  expect(store.owingWebhook()).toMatchObject([{ runID: "a" }]);
  store.close();
});
