import { describe, expect, test } from "vitest";
import { createClient, runIDFor } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { jobServer, outcomeAfter, row } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const minute = 60_000;

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
