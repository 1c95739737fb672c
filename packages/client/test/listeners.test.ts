import { describe, expect, test } from "vitest";
import { createClient } from "../src/index.ts";
import { callbackHabits, callbackWith, failingHabits } from "./callback-habits.ts";
import { guardProcess } from "./guard-process.ts";
import { manualClock } from "./manual-clock.ts";
import { jsonAnswer, recordingFetch } from "./recording-fetch.ts";
import { jobServer, row } from "./runs/job-server.ts";

const baseUrl = "http://starfish.test";
const headers = { Deprecation: "@1782864000", Sunset: "Wed, 01 Jul 2026 00:00:00 GMT" };
const habits = Object.keys(callbackHabits);

const log = guardProcess();

/** Whether the failures of one listener were reported once, by its name. */
async function expectReport(habit: string, name: string): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const lines = log()
    .mock.calls.map(([line]) => String(line))
    .filter((line) => line.includes(name));
  expect(lines).toHaveLength(failingHabits.includes(habit) ? 1 : 0);
}

describe.each(habits)("a listener that %s", (habit) => {
  test("changes no answer, and is told of every attempt", async () => {
    const onExchange = callbackWith(habit);
    const onWarning = callbackWith(habit);
    const fetch = recordingFetch(() => jsonAnswer([], { headers }));
    const client = createClient({ baseUrl, fetch, onExchange, onWarning });
    for (let count = 0; count < 3; count++) expect(await client.getResults("r")).toEqual([]);
    expect([onExchange.calls.length, onWarning.calls.length, fetch.sent.length]).toEqual([3, 2, 3]);
    await expectReport(habit, "onExchange");
    await expectReport(habit, "onWarning");
  });

  test("replaces no failure of the network, and is told of every attempt", async () => {
    const onExchange = callbackWith(habit);
    const clock = manualClock();
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    const client = createClient({ baseUrl, fetch, clock, onExchange });
    const outcome = client.getResults("r").catch((error: unknown) => error);
    await clock.advance(60_000);
    expect(await outcome).toMatchObject({ code: "network_failed" });
    expect(onExchange.calls).toHaveLength(3);
  });

  test("lets a job be started once, and its end be told to everybody", async () => {
    const { client, clock, results, starts } = jobServer();
    const onProgress = callbackWith(habit);
    const told: string[] = [];
    const run = client.runJob({ runID: "r", projectID: "p", jobID: "j" });
    run.onProgress(onProgress);
    run.onProgress(({ state }) => told.push(state));
    const rows = run.result();
    results.set("r", [row("r", "Complete")]);
    await clock.advance(60_000);
    expect(await rows).toHaveLength(1);
    expect([starts.length, onProgress.calls.length]).toEqual([1, told.length]);
    expect(told).toContain("succeeded");
    await expectReport(habit, "onProgress");
  });
});

test("a console that fails too is nobody's failure", async () => {
  log().mockImplementation(() => {
    throw new Error("no console");
  });
  const fetch = recordingFetch(() => jsonAnswer([]));
  const client = createClient({ baseUrl, fetch, onExchange: callbackWith("rejects") });
  expect(await client.getResults("r")).toEqual([]);
});
