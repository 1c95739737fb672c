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

describe("what a wait knows", () => {
  test("is told where its time is over: the last status and how often it was asked", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Cancelled")]);
    const error = await outcomeAfter(clock, minute, client.runJob(job, { deadline: 10_000 }));
    expect((error as Error).message).toMatch(/^run r had not ended within 10 s: last status: Cancelled, \d+ polls$/);
  });

  test("can be widened by words that end a run", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Cancelled")]);
    const failed = client.runJob(job, { finalStatuses: { Cancelled: "failed" } });
    expect(await outcomeAfter(clock, minute, failed)).toMatchObject({ code: "job_failed" });
    const succeeded = client.resumeRun("r", { finalStatuses: { Cancelled: "succeeded" } });
    expect(await outcomeAfter(clock, minute, succeeded)).toHaveLength(1);
    expect(() => client.runJob(job, { finalStatuses: { Cancelled: "over" as "failed" } })).toThrow("finalStatuses: ");
  });

  test("is final where two answers in a row are otherwise than described", async () => {
    const { client, clock, polls, pollAnswers } = jobServer();
    const odd = () => jsonAnswer([{ runID: "r", status: 1 }]);
    pollAnswers.push(odd, odd, odd);
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toMatchObject({ code: "decode_failed" });
    expect(polls).toHaveLength(2);
  });

  test("is final where two pages in a row say 404, which are not the Results' own", async () => {
    const { client, clock, polls, pollAnswers } = jobServer();
    const page = () => new Response("<html>", { status: 404, headers: { "Content-Type": "text/html" } });
    pollAnswers.push(page, page, page);
    const error = await outcomeAfter(clock, minute, client.runJob(job));
    expect(error).toMatchObject({ code: "http_failed", status: 404, contentType: "text/html" });
    expect(polls).toHaveLength(2);
  });

  test.each([
    [
      "Web API's word for a path that it does not have",
      () => jsonAnswer({ Message: "No HTTP resource was found that matches the request URI 'x'." }, { status: 404 }),
    ],
    ["a page that says it is plain text", () => new Response("<!DOCTYPE html><title>404</title>", { status: 404 })],
  ])("is final where 404 comes twice as %s: the Results do not say that", async (_what, answer) => {
    const { client, clock, polls, pollAnswers, starts } = jobServer();
    pollAnswers.push(answer, answer, answer, answer);
    const outcome = await outcomeAfter(clock, minute, client.runJob(job));
    expect(outcome).toMatchObject({ code: "http_failed", status: 404, runID: "r" });
    expect(polls).toHaveLength(2);
    const derived = client.runJob({ ...job, runID: await runIDFor("order-1") });
    expect(await outcomeAfter(clock, minute, derived)).toMatchObject({ status: 404 });
    expect(starts).toEqual(["r"]);
  });

  test("goes on where 404 comes in words of the server's own", async () => {
    const { client, clock, pollAnswers, results } = jobServer();
    for (let poll = 0; poll < 3; poll++) pollAnswers.push(() => new Response("unknown run", { status: 404 }));
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toHaveLength(1);
  });

  test("is final where the rows spell their status otherwise, so that no end can be heard", async () => {
    const { client, clock, polls, pollAnswers } = jobServer();
    const pascal = () => jsonAnswer([{ RunID: "r", Status: "Complete" }]);
    pollAnswers.push(pascal, pascal, pascal);
    const error = await outcomeAfter(clock, minute, client.runJob(job));
    expect(error).toMatchObject({ code: "decode_failed", runID: "r", issues: [{ path: [0, "Status"] }] });
    expect(polls).toHaveLength(2);
  });

  test("does not shrink: an end stays an end, and no rows after rows do not make a chain young", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    results.set("r", [row("r", "Complete")]);
    const stale = () => jsonAnswer([]);
    pollAnswers.push(() => jsonAnswer([row("r", "Complete")]), stale);
    const run = client.runJob({ ...job, chainJobs: true });
    expect(await outcomeAfter(clock, minute, run)).toHaveLength(1);
    results.set("r", [row("r", "Failed")]);
    await outcomeAfter(clock, 0, run.poll());
    expect(run.state).toBe("succeeded");
    expect(await run).toEqual([row("r", "Complete")]);
  });

  test("is asked for a second time at once where the deadline is near", async () => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, 1000, client.resumeRun("r", { deadline: 700 }))).toHaveLength(1);
  });

  test("is believed within a tenth of the run's age, of chains and resumed runs too", async () => {
    for (const age of [60_000, 300_000]) {
      const { client, clock, results } = jobServer();
      let seenAt = 0;
      const run = client.resumeRun("r").then(() => {
        seenAt = clock.now();
      });
      results.set("r", [row("r", "Running")]);
      await clock.advance(age);
      results.set("r", [row("r", "Complete")]);
      await outcomeAfter(clock, age, run);
      expect(seenAt - age).toBeLessThanOrEqual(age / 10);
    }
  });

  test("is not moved by the system's clock", async () => {
    const time = manualClock();
    let shift = 0;
    const clock = { ...time, now: () => time.now() + shift, monotonic: time.now };
    const polls: number[] = [];
    const fetch = async () => {
      polls.push(time.now());
      return jsonAnswer([row("r", "Running")]);
    };
    const run = createClient({ baseUrl: "http://starfish.test", fetch, clock }).resumeRun("r", { deadline: 20_000 });
    const outcome = run.catch((error: unknown) => error);
    await time.advance(2000);
    shift = -3_600_000;
    await time.advance(20_000);
    expect(await outcome).toMatchObject({ code: "timed_out" });
    expect(polls.length).toBeGreaterThan(8);
  });

  test("is warned of once where a word is strange, and where the Results know nothing for a minute", async () => {
    const warnings: string[] = [];
    const time = manualClock();
    let rows: unknown[] = [row("r", "Cance\u009b\u202elled")];
    const fetch = async () => jsonAnswer(rows);
    const onWarning = ({ kind, message }: { readonly kind: string; readonly message: string }) => {
      warnings.push(kind);
      expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    };
    const client = createClient({ baseUrl: "http://starfish.test", fetch, clock: time, onWarning });
    await outcomeAfter(time, minute, client.resumeRun("r", { deadline: minute }));
    expect(warnings).toEqual(["status"]);
    rows = [];
    await outcomeAfter(time, 3 * minute, client.resumeRun("typo", { deadline: 3 * minute }));
    expect(warnings).toEqual(["status", "unknown_run"]);
  });

  test("leaves no timer where nobody waits any longer", async () => {
    for (const leave of ["abort", "signal", "deadline"] as const) {
      const time = manualClock();
      let timers = 0;
      const clock = {
        ...time,
        setTimer(milliseconds: number, callback: () => void) {
          timers += 1;
          let isDone = false;
          const done = () => {
            if (!isDone) timers -= 1;
            isDone = true;
          };
          const cancel = time.setTimer(milliseconds, () => {
            done();
            callback();
          });
          return () => {
            done();
            cancel();
          };
        },
      };
      const fetch = async () => jsonAnswer([row("r", "Running")]);
      const controller = new AbortController();
      const run = createClient({ baseUrl: "http://starfish.test", fetch, clock }).resumeRun("r");
      const outcome = run.result({ deadline: leave === "deadline" ? 100_000 : minute * 60, signal: controller.signal });
      outcome.catch(() => {});
      await time.advance(99_000);
      expect(timers).toBeGreaterThan(0);
      if (leave === "abort") run.abortWaiting();
      if (leave === "signal") controller.abort();
      await time.advance(leave === "deadline" ? 1000 : 0);
      await outcome.catch(() => {});
      expect(timers).toBe(0);
    }
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
  test("is the same for the same key, a UUID of version 5", async () => {
    expect(await runIDFor("order-1042")).toBe(await runIDFor("order-1042"));
    expect(await runIDFor("order-1042")).not.toBe(await runIDFor("order-1043"));
    expect(await runIDFor("")).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
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
