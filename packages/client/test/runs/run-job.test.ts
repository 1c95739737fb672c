import { describe, expect, test } from "vitest";
import { createClient, createMemoryStore, type RunWebhook, runIDFor } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { jobServer, outcomeAfter, row } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const minute = 60_000;

describe("runJob", () => {
  test("starts a job once, and gives its rows when it has ended", async () => {
    const { client, clock, starts, results } = jobServer();
    const run = client.runJob(job);
    expect(run).toMatchObject({ runID: "r", state: "starting" });
    const outcome = outcomeAfter(clock, 2000, run);
    await clock.advance(0);
    await run.started;
    expect(run.state).toBe("running");
    results.set("r", [row("r", "Complete", 3)]);
    expect(await outcome).toEqual([row("r", "Complete", 3)]);
    expect(run.state).toBe("succeeded");
    expect(starts).toEqual(["r"]);
  });

  test("makes a runID where there is none, and tells it at once", async () => {
    const { client, clock, starts } = jobServer();
    const run = client.runJob({ projectID: "p", jobID: "j" });
    await clock.advance(0);
    expect(starts).toEqual([run.runID]);
  });

  test("asks soon at first, then ever later, up to half a minute", async () => {
    const { client, clock, polls } = jobServer();
    const run = client.runJob(job);
    const outcome = outcomeAfter(clock, 21 * minute, run.result({ deadline: 20 * minute }));
    expect(await outcome).toMatchObject({ code: "timed_out", scope: "wait", runID: "r" });
    const waits = polls.map((at, index) => at - (polls[index - 1] ?? 0));
    expect(waits.slice(0, 5)).toEqual([500, 750, 1125, 1687.5, 2000]);
    expect(Math.max(...waits)).toBe(30_000);
  });

  test("throws a JobError with the rows where a job failed", async () => {
    const { client, clock, results } = jobServer();
    const rows = [row("r", "Complete"), { ...row("r", "Failed", 10), errors: 1 }];
    results.set("r", rows);
    const run = client.runJob(job);
    const message = "run r failed: Complete with 0 errors, Failed with 1 error";
    expect(await outcomeAfter(clock, minute, run)).toMatchObject({ code: "job_failed", rows, runID: "r", message });
    expect(run.state).toBe("failed");
  });

  test("throws a JobError where the server refuses to start", async () => {
    const { client, clock, behaviours, polls } = jobServer();
    behaviours.push("refuse");
    const run = client.runJob(job);
    const error = await outcomeAfter(clock, minute, run);
    expect(error).toMatchObject({ code: "job_failed", rows: [], runID: "r" });
    expect((error as Error).message).toContain("Job not found");
    await expect(run.started).rejects.toBe(error);
    expect(run.state).toBe("refused");
    expect(polls).toEqual([]);
  });

  test.each(["", "Running", "Queued", "complete"])(
    "takes the status %j to mean that the run goes on",
    async (status) => {
      const { client, clock, results } = jobServer();
      results.set("r", [row("r", status)]);
      const run = client.runJob(job, { deadline: minute });
      expect(await outcomeAfter(clock, minute, run)).toMatchObject({ code: "timed_out", scope: "wait" });
      expect(run.state).toBe("running");
    },
  );

  test("waits until every row of a chain has ended, and believes it when it is said twice", async () => {
    const { client, clock, results, polls } = jobServer();
    results.set("r", [row("r", "Complete")]);
    const outcome = outcomeAfter(clock, 10 * minute, client.runJob({ ...job, chainJobs: true }));
    await clock.advance(500);
    expect(polls).toHaveLength(1);
    results.set("r", [row("r", "Complete"), row("r", "Running")]);
    await clock.advance(750);
    results.set("r", [row("r", "Complete"), row("r", "Complete")]);
    expect(await outcome).toHaveLength(2);
    expect(polls).toHaveLength(4);
  });

  test("waits out failures to ask that can pass, and names the last one if none passes", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    results.set("r", [row("r", "Complete")]);
    pollAnswers.push(
      () => jsonAnswer({ Message: "no" }, { status: 503 }),
      () => new Response("<html>", { headers: { "Content-Type": "text/html" } }),
      () => Promise.reject(new TypeError("fetch failed")),
    );
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toHaveLength(1);

    pollAnswers.push(...Array.from({ length: 99 }, () => () => jsonAnswer({ Message: "no" }, { status: 503 })));
    const error = await outcomeAfter(clock, minute, client.resumeRun("r", { deadline: minute }));
    expect(error).toMatchObject({ code: "timed_out", cause: { code: "http_failed", status: 503 } });
    expect((error as Error).message).toBe(
      "run r had not ended within 60 s: no poll succeeded, the last one: GET /v1/Results/r: 503: no",
    );
  });

  test("names no failure after which the Results have answered", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    results.set("r", [row("r", "Running")]);
    pollAnswers.push(() => jsonAnswer({ Message: "no" }, { status: 503 }));
    const error = await outcomeAfter(clock, minute, client.runJob(job, { deadline: minute }));
    expect(error).toMatchObject({ code: "timed_out", cause: undefined });
    expect((error as Error).message).toMatch(/^run r had not ended within 60 s: last status: Running, \d+ polls$/);
  });

  test("ends at once where asking again cannot help, and can be waited for again", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    results.set("r", [row("r", "Complete")]);
    pollAnswers.push(() => jsonAnswer({ Message: "denied" }, { status: 401 }));
    const run = client.runJob(job);
    expect(await outcomeAfter(clock, minute, run)).toMatchObject({ code: "auth_failed" });
    expect(await outcomeAfter(clock, minute, run)).toHaveLength(1);
  });

  test("refuses a misspelt option before anything is sent", () => {
    const { client } = jobServer();
    // @ts-expect-error: the name is deadline
    expect(() => client.runJob(job, { timeout: 5 })).toThrow("timeout: not an option of runJob");
  });
});

describe("a start whose outcome is unknown", () => {
  test.each(["start, then reset", "start, then 500", "start, then garbage"] as const)(
    "because of '%s' is found in the Results, and is not sent again",
    async (behaviour) => {
      const { client, clock, starts, behaviours, results } = jobServer();
      behaviours.push(behaviour);
      const outcome = outcomeAfter(clock, 10 * minute, client.runJob(job));
      await clock.advance(2000);
      results.set("r", [row("r", "Running")]);
      await clock.advance(2000);
      results.set("r", [row("r", "Complete")]);
      expect(await outcome).toEqual([row("r", "Complete")]);
      expect(starts).toEqual(["r"]);
    },
  );

  test("is a StartUnknownError where the Results know nothing, after they were asked for half a minute", async () => {
    const { client, clock, starts, behaviours, polls } = jobServer();
    behaviours.push("reset");
    const run = client.runJob(job);
    const error = await outcomeAfter(clock, minute, run);
    expect(error).toMatchObject({ code: "start_unknown", runID: "r", cause: { code: "network_failed" } });
    expect(run.state).toBe("unknown");
    expect(polls.at(-1)).toBe(30_000);
    expect(starts).toEqual([]);
  });

  test("is one that was answered with 421, by a fetch that does not send it again: the Results are asked", async () => {
    const clock = manualClock();
    let posts = 0;
    const fetch = async ({ method }: Request) => {
      if (method === "GET") return jsonAnswer([row("r", "Complete")]);
      posts += 1;
      return jsonAnswer({ Message: "elsewhere" }, { status: 421 });
    };
    const run = createClient({ baseUrl: "http://starfish.test", clock, fetch }).runJob(job);
    expect(await outcomeAfter(clock, minute, run)).toHaveLength(1);
    expect(posts).toBe(1);
  });

  test("is sent once more only where the caller accepts that the job may run twice", async () => {
    const { client, clock, starts, behaviours, results } = jobServer();
    behaviours.push("start, then reset");
    const outcome = outcomeAfter(clock, 10 * minute, client.runJob(job, { resendUnknownStart: true }));
    await clock.advance(31_000);
    results.set("r", [row("r", "Complete")]);
    await outcome;
    expect(starts).toEqual(["r", "r"]);
  });
});

test.each([undefined, null, 7, {}, Symbol("s"), "\ud800"])("runIDFor refuses %s", async (key) => {
  await expect(runIDFor(key as string)).rejects.toMatchObject({ code: "invalid_option" });
});

describe("runJob with a webhook that cannot be used", () => {
  const webhook = { url: "https://hooks.test/", secret: "at least 16 bytes", store: createMemoryStore() };

  test.each([
    [{ ...webhook, url: "javascript:1" }, "url: "],
    [{ ...webhook, secret: "short" }, "secret: "],
    [{ ...webhook, store: {} }, "store: "],
    [{ ...webhook, store: undefined }, "store: "],
    [{ ...webhook, storage: 1 }, "storage: not an option of webhook"],
    [5, "webhook: "],
  ])("asks and starts nothing: %j", (wrong, reason) => {
    const { client, starts, polls } = jobServer();
    const start = () => client.runJob({ projectID: "p", jobID: "j" }, { webhook: wrong as RunWebhook });
    expect(start).toThrow(reason);
    expect([starts, polls]).toEqual([[], []]);
  });
});

describe("a derived runID", () => {
  test("is not made of nothing, as a variable that is not set gives: all runs would be one", async () => {
    await expect(runIDFor("")).rejects.toThrow("key: expected what the run is for, found nothing");
  });

  test("is the same for the same key, a UUID of version 5", async () => {
    expect(await runIDFor("order-1042")).toBe(await runIDFor("order-1042"));
    expect(await runIDFor("order-1042")).not.toBe(await runIDFor("order-1043"));
    expect(await runIDFor(" ")).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  test("makes a start ask the Results first, and send nothing where they know the run", async () => {
    const { client, clock, starts, results } = jobServer();
    const runID = await runIDFor("order-1042");
    results.set(runID, [row(runID, "Complete")]);
    expect(await outcomeAfter(clock, minute, client.runJob({ ...job, runID }))).toHaveLength(1);
    expect(starts).toEqual([]);
  });

  test("is started where the Results answer that they do not know it", async () => {
    const { client, clock, starts, polls } = jobServer();
    const runID = await runIDFor("order-1042");
    const run = client.runJob({ ...job, runID });
    await outcomeAfter(clock, 0, run.started);
    expect(polls).toHaveLength(1);
    expect(starts).toEqual([runID]);
  });

  test("starts nothing where the Results cannot be asked", async () => {
    const { client, clock, starts, pollAnswers } = jobServer();
    pollAnswers.push(() => jsonAnswer({ Message: "no" }, { status: 503 }));
    const runID = await runIDFor("order-1042");
    expect(await outcomeAfter(clock, minute, client.runJob({ ...job, runID }))).toMatchObject({ status: 503 });
    expect(starts).toEqual([]);
  });
});
