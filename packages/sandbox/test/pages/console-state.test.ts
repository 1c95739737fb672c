import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { faults } from "../../src/faults/catalogue.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";

import { serve } from "./serve-pages.ts";

describe("the console's state", () => {
  test("shows a run as it progresses, and the request that started it", async () => {
    const clock = createManualClock();
    const { state, start } = await serve({ clock });
    await start({ argument: "a".repeat(5000), runID: "<b>r</b>" });
    clock.advance(500);
    const running = await state();
    expect(running).toMatchObject({
      started: 1,
      runs: [{ runID: "<b>r</b>", progress: 0.25, status: "Running", hasEnded: false, totalRows: 0 }],
      requests: [{ method: "POST", path: "/v1/ExecuteJobAsync", status: 200, faults: [] }],
    });
    expect(running.runs[0].argument).toHaveLength(301);
    clock.advance(1500);
    expect((await state()).runs).toMatchObject([{ progress: 1, status: "Complete", hasEnded: true, totalRows: 10 }]);
  });

  test("stays small however much happened, the newest first", async () => {
    const { sandbox, state } = await serve();
    for (let at = 0; at < 150; at++) {
      await sandbox.fetch("http://sandbox/v1/ExecuteJobAsync", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ runID: `r${at}`, projectID: "p", jobID: "j" }),
      });
    }
    const { runs, requests, started } = await state();
    expect([started, runs.length, requests.length, runs[0].runID]).toEqual([150, 100, 100, "r149"]);
  });

  test("shows deliveries", async () => {
    const clock = createManualClock();
    const { state, start } = await serve({ clock });
    await start({ webHookURL: "http://elsewhere.example/" });
    clock.advance(2000);
    await expect
      .poll(async () => (await state()).deliveries)
      .toMatchObject([{ runID: "r", url: "http://elsewhere.example/", attempt: 1, outcome: "refused" }]);
  });

  test("clips every text that somebody wrote, a delivery's reason and a job's words among them", async () => {
    const clock = createManualClock();
    const long = "x".repeat(100_000);
    const fetch = () => Promise.reject(new Error(long));
    const jobs = { projects: { "*": { jobs: { "*": { status: long, error: long } } } } };
    const { state, start, sandbox } = await serve({ clock, jobs, webhooks: { fetch, attempts: 1 } });
    const members = { projectID: "p".repeat(36), argument: long, webHookURL: `http://127.0.0.1/${long}` };
    await start(members);
    await sandbox.fetch(`http://sandbox/${long}`);
    await clock.advance(2000);
    await expect.poll(async () => (await state()).deliveries).toHaveLength(1);
    const shown = await state();
    expect(shown.deliveries).toMatchObject([{ outcome: "failed", reason: `${"x".repeat(300)}…` }]);
    expect(shown.runs).toMatchObject([{ status: `${"x".repeat(300)}…`, error: `${"x".repeat(300)}…` }]);
    expect(JSON.stringify(shown).length).toBeLessThan(5000);
    expect(sandbox.deliveries[0]?.reason).toHaveLength(2000);
  });

  test("shows the runs of a data file again after a restart", async () => {
    const place = mkdtempSync(join(tmpdir(), "starfish-pages-"));
    const file = join(place, "runs.db");
    const first = await serve({ store: await openSqliteStore(file) });
    for (let at = 0; at < 105; at++) await first.start({ runID: `r${at}`, argument: "a".repeat(5000) });
    await first.sandbox.close();
    const second = await serve({ store: await openSqliteStore(file) });
    await second.start({ runID: "new" });
    const { runs, started } = await second.state();
    expect([started, runs.length, runs[0].runID, runs[1].runID, runs.at(-1).runID]).toEqual([
      106,
      100,
      "new",
      "r104",
      "r6",
    ]);
    expect(runs[1].argument).toHaveLength(301);
    await second.sandbox.close();
    rmSync(place, { recursive: true });
  });

  test("has the first of many jobs, clipped, and says how many there are", async () => {
    const jobs = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`j${at}`, { error: "e".repeat(3000) }] as const),
    );
    const { url } = await serve({ jobs: { projects: { p: { jobs } } } });
    const setup = await (await fetch(`${url}/console/setup`)).json();
    expect([setup.jobCount, setup.jobs.length, setup.jobs[0].behaviour.length]).toEqual([5000, 100, 2001]);
  });

  test("has every fault with what it does, and the jobs", async () => {
    const { url } = await serve({ jobs: { projects: { sales: { jobs: { nightly: { status: "Failed" } } } } } });
    const setup = await (await fetch(`${url}/console/setup`)).json();
    expect(setup.faults).toHaveLength(faults.length);
    expect(setup).toMatchObject({
      faults: expect.arrayContaining([{ name: "unavailable", description: expect.stringMatching(/\w/) }]),
      jobs: [{ projectID: "sales", jobID: "nightly", behaviour: '{\n  "status": "Failed"\n}' }],
      jobCount: 1,
    });
  });
});
