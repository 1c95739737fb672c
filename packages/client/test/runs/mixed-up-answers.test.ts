import { describe, expect, test } from "vitest";
import { createClient, createMemoryStore, runIDFor } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { jobServer, outcomeAfter, row } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const minute = 60_000;

describe("rows of another run", () => {
  test("do not end a run: an answer that is not about it comes twice, and is told", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("other", "Complete")]);
    const outcome = await outcomeAfter(clock, minute, client.runJob(job));
    expect(outcome).toMatchObject({ code: "decode_failed", runID: "r", message: 'run r: its rows are of run "other"' });
  });

  test("once alone are passed over", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    pollAnswers.push(() => jsonAnswer([row("other", "Failed")]));
    results.set("r", [row("R", "Complete"), row("a job of its chain", "Complete")]);
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toHaveLength(2);
  });

  test("do not say that a run has started: nobody knows", async () => {
    const clock = manualClock();
    let starts = 0;
    const fetch = async ({ method }: Request) => {
      if (method === "POST") starts += 1;
      return jsonAnswer(method === "POST" ? { runID: null, started: true, error: null } : [row("other", "Complete")]);
    };
    const client = createClient({ baseUrl: "http://starfish.test", clock, fetch, claims: createMemoryStore(clock) });
    const run = client.runJob({ ...job, runID: await runIDFor("order") });
    expect(await outcomeAfter(clock, minute, run)).toMatchObject({ code: "decode_failed" });
    expect(starts).toBe(0);
  });
});

test.each([true, false])(
  "an answer to a start that names another run leaves it open: started is %s",
  async (started) => {
    const clock = manualClock();
    let isShown = false;
    const fetch = async ({ method }: Request) =>
      jsonAnswer(method === "POST" ? { runID: "other", started, error: null } : isShown ? [row("r", "Complete")] : []);
    const client = createClient({ baseUrl: "http://starfish.test", clock, fetch });
    const message = 'whether run r started is unknown: run r: the answer to its start is about run "other"';
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toMatchObject({ code: "start_unknown", message });
    isShown = true;
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toHaveLength(1);
  },
);

test("a signal that is aborted already starts nothing, and joins nothing", async () => {
  const { client, clock, starts, polls } = jobServer();
  const reason = new Error("no longer");
  const run = client.runJob(job, { signal: AbortSignal.abort(reason) });
  expect(await outcomeAfter(clock, minute, run)).toBe(reason);
  await expect(run.started).rejects.toBe(reason);
  expect([starts, polls]).toEqual([[], []]);
});

test("the members of a run work without it", async () => {
  const { client, clock, results } = jobServer();
  results.set("r", [row("r", "Complete")]);
  const { result, poll, onProgress, abortWaiting } = client.runJob(job);
  const told: string[] = [];
  onProgress(({ state }) => told.push(state));
  expect(await poll()).toMatchObject({ state: "succeeded" });
  expect(await outcomeAfter(clock, minute, result())).toHaveLength(1);
  abortWaiting();
  expect(told).toEqual(["succeeded"]);
});
