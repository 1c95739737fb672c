import { describe, expect, test } from "vitest";
import { jobServer, outcomeAfter, row } from "./job-server.ts";

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
    client.runJob(job);
    await clock.advance(600_000);
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

  test("whose start fails is no unhandled rejection", async () => {
    const { client, clock, behaviours } = jobServer();
    behaviours.push("refuse");
    const run = client.runJob(job);
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
});
