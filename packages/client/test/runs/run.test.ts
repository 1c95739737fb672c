import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/index.ts";
import { storeKey } from "../../src/store-keys.ts";
import type { ManualClock } from "../manual-clock.ts";
import { jobServer, outcomeAfter, resetError, row } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };

describe("those who wait for one run", () => {
  test("do not disturb one another: one aborts, one runs out of time, one gets the rows", async () => {
    const { client, clock, results } = jobServer();
    const run = client.runJob(job);
    const controller = new AbortController();
    const aborted = run.result({ signal: controller.signal }).catch((error: unknown) => error);
    const hasty = run.result({ deadline: 3000 }).catch((error: unknown) => error);
    const patient = run.result();
    await clock.advance(1000);
    controller.abort(new Error("enough"));
    expect(await aborted).toMatchObject({ message: "enough" });
    await clock.advance(2000);
    expect(await hasty).toMatchObject({ code: "timed_out", scope: "wait" });
    results.set("r", [row("r", "Complete")]);
    await clock.advance(60_000);
    expect(await patient).toHaveLength(1);
  });

  test("can be ended all at once, and wait again afterwards", async () => {
    const { client, clock, results } = jobServer();
    const run = client.runJob(job);
    const waiting = [run.result(), run.result()].map((promise) => promise.catch((error: unknown) => error));
    await clock.advance(100);
    run.abortWaiting();
    for (const outcome of await Promise.all(waiting)) expect(outcome).toMatchObject({ name: "AbortError" });
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, 60_000, run)).toHaveLength(1);
  });

  test("share the polling", async () => {
    const { client, clock, polls } = jobServer();
    const run = client.runJob(job);
    const waiting = Array.from({ length: 10 }, () => run.result({ deadline: 600 }).catch(() => "late"));
    await clock.advance(600);
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 10 }, () => "late"));
    expect(polls).toEqual([500]);
  });

  test("get the same end however late they come", async () => {
    const { client, clock, results, polls } = jobServer();
    results.set("r", [row("r", "Failed")]);
    const run = client.runJob(job);
    const error = await outcomeAfter(clock, 1000, run);
    await expect(run.result()).rejects.toBe(error);
    expect(polls).toHaveLength(1);
  });

  test("are not told of an unfinished run that ended long ago: the Results are asked shortly before a deadline", async () => {
    const { client, clock, results, polls } = jobServer();
    const outcome = outcomeAfter(clock, 60_000, client.runJob(job, { deadline: 50_000, firstPollDelay: 47_500 }));
    await clock.advance(47_600);
    expect(polls).toEqual([47_500]);
    results.set("r", [row("r", "Complete")]);
    expect(await outcome).toHaveLength(1);
    expect(polls.at(-1)).toBe(48_000);
  });

  test("are asked for in time where one comes with an earlier deadline than the others", async () => {
    const { client, clock, results, polls } = jobServer();
    const run = client.runJob(job, { firstPollDelay: 119_000 });
    const patient = run.result();
    await clock.advance(120_000);
    const last = polls.at(-1) ?? 0;
    results.set("r", [row("r", "Complete")]);
    const hasty = run.result({ deadline: 5000 });
    await clock.advance(5000);
    expect(await hasty).toHaveLength(1);
    expect(await patient).toHaveLength(1);
    expect(polls.at(-1)).toBe(123_000);
    expect(last + 5000).toBeGreaterThan(123_000);
  });

  test("are ended by the signal that the run was given", async () => {
    const { client, clock } = jobServer();
    const controller = new AbortController();
    const outcome = outcomeAfter(clock, 1000, client.runJob(job, { signal: controller.signal }));
    controller.abort(new Error("enough"));
    expect(await outcome).toMatchObject({ message: "enough" });
  });
});

describe("a run that nobody waits for", () => {
  test("is started, but not polled", async () => {
    const { client, clock, starts, polls } = jobServer();
    const run = client.runJob(job);
    await Promise.all([run.started, clock.advance(600_000)]);
    expect(starts).toEqual(["r"]);
    expect(polls).toEqual([]);
  });

  test("is not polled any longer when the last one has gone", async () => {
    const { client, clock, polls } = jobServer();
    const outcome = client
      .runJob(job)
      .result({ deadline: 2000 })
      .catch(() => "late");
    await clock.advance(600_000);
    expect(await outcome).toBe("late");
    expect(polls.every((at) => at <= 2000)).toBe(true);
  });

  test("can be asked about once", async () => {
    const { client, clock, results } = jobServer();
    const run = client.runJob(job);
    await clock.advance(0);
    expect(await run.poll()).toEqual({ runID: "r", state: "running", rows: [], polls: 1 });
    results.set("r", [row("r", "Complete")]);
    expect(await run.poll()).toMatchObject({ state: "succeeded", polls: 2 });
    expect(await run).toHaveLength(1);
  });

  test("but is looked at is not an unhandled rejection where its start fails", async () => {
    const { client, clock, behaviours } = jobServer();
    behaviours.push("refuse");
    const run = client.runJob(job);
    expect(run.state).toBe("starting");
    await clock.advance(1000);
    expect(run.state).toBe("refused");
  });
});

describe("onProgress", () => {
  test("tells of every answer, until it is ended", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Running")]);
    const run = client.runJob(job);
    const seen: number[] = [];
    const stop = run.onProgress(({ polls }) => seen.push(polls));
    const waiting = run.result({ deadline: 3000 }).catch(() => "late");
    await clock.advance(2000);
    stop();
    await clock.advance(1000);
    await waiting;
    expect(seen).toEqual([1, 2]);
  });
});

describe("resumeRun", () => {
  test("waits for a run that another process started", async () => {
    const { client, clock, starts, results } = jobServer();
    const run = client.resumeRun("r");
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, 60_000, run)).toHaveLength(1);
    expect(starts).toEqual([]);
  });

  test("does not know whether the run started until the Results know it", async () => {
    const { client, clock, results } = jobServer();
    const run = client.resumeRun("r");
    await run.started;
    expect(run.state).toBe("unknown");
    results.set("r", [row("r", "Running")]);
    await clock.advance(0);
    expect(await run.poll()).toMatchObject({ state: "running" });
  });

  test("waits until the deadline for a run that the Results do not know, and says that they do not", async () => {
    const { client, clock } = jobServer();
    const error = await outcomeAfter(clock, 60_000, client.resumeRun("r", { deadline: 60_000 }));
    expect(error).toMatchObject({ code: "timed_out", scope: "wait", runID: "r" });
    expect((error as Error).message).toBe("run r had not ended within 60 s: the Results do not know it");
  });

  test("with an inquiry, takes a run that the Results do not know for one that may never have started", async () => {
    const { client, clock, results, polls } = jobServer();
    const run = client.resumeRun("r", { inquiry: 20_000 });
    const error = await outcomeAfter(clock, 60_000, run);
    expect(error).toMatchObject({ code: "start_unknown", runID: "r" });
    expect((error as Error).message).toBe("the Results know nothing of run r after 20 s");
    expect(polls.at(-1)).toBe(20_000);
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, 60_000, run)).toHaveLength(1);
  });

  test("with an inquiry, goes on with a run that the Results know", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Running")]);
    const outcome = outcomeAfter(clock, 60_000, client.resumeRun("r", { inquiry: 5000 }));
    await clock.advance(10_000);
    results.set("r", [row("r", "Complete")]);
    expect(await outcome).toHaveLength(1);
  });

  test("does not take a failure to ask for an answer that knows nothing", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    pollAnswers.push(...Array.from({ length: 9 }, () => () => Promise.reject(resetError())));
    const outcome = outcomeAfter(clock, 120_000, client.resumeRun("r", { inquiry: 5000 }));
    await clock.advance(10_000);
    results.set("r", [row("r", "Complete")]);
    expect(await outcome).toHaveLength(1);
  });
});

describe("a webhook's delivery", () => {
  const webhook = { url: "https://me.test/ended", secret: "a secret of sixteen bytes" };

  test("makes the Results be asked at once, and soon again where they do not show the end yet", async () => {
    const { client, clock, results, polls } = jobServer();
    const store = createMemoryStore(clock);
    const outcome = client.runJob(job, { webhook: { ...webhook, store } }).result();
    await untilPolled(clock, polls, 120_000);
    const before = polls.length;
    const delivered = clock.now();
    store.add(storeKey("delivered", "r"), 600_000);
    await clock.advance(1000);
    results.set("r", [row("r", "Complete")]);
    await clock.advance(1000);
    expect(await outcome).toHaveLength(1);
    expect(polls[before]).toBeLessThanOrEqual(delivered + 250);
    expect(polls.at(-1)).toBeLessThanOrEqual(delivered + 2000);
  });

  test.each([
    { store: "fails", answer: () => Promise.reject(new Error("the store is away")) },
    { store: "hangs", answer: () => new Promise<never>(() => {}) },
  ])("is missed where its store $store, and the run is polled for at the same times", async ({ answer }) => {
    const { client, clock, results, polls } = jobServer();
    const undisturbed = jobServer();
    undisturbed.client
      .runJob(job)
      .result()
      .catch(() => {});
    const store = { add: answer, set: answer, has: answer, delete: answer };
    const outcome = client.runJob(job, { webhook: { ...webhook, store } }).result();
    await untilPolled(clock, polls, 10_000);
    await undisturbed.clock.advance(10_000);
    const gaps = (times: readonly number[]) => times.slice(0, 5).map((time) => time - (times[0] ?? 0));
    expect(gaps(polls)).toEqual(gaps(undisturbed.polls));
    results.set("r", [row("r", "Complete")]);
    await clock.advance(30_000);
    expect(await outcome).toHaveLength(1);
  });
});

/** The signature of the address takes real time; the clock is moved on until there was a first poll, and then further. */
async function untilPolled(clock: ManualClock, polls: readonly number[], time: number): Promise<void> {
  while (polls.length === 0) await clock.advance(100);
  await clock.advance(time);
}
