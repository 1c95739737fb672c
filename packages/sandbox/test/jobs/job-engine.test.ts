import { describe, expect, test } from "vitest";
import { createManualClock, type ManualClock } from "../../src/clock.ts";
import type { JobFile } from "../../src/jobs/job-file.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";

const jobs: JobFile = {
  projects: {
    p: {
      jobs: {
        first: { duration: 4000, totalRows: 100, inserts: 50, updates: 10, next: "second" },
        second: { duration: 1000, status: "Failed", error: "No.", totalRows: 3, errors: 3, next: "third" },
        third: {},
        loop: { duration: 0, next: "loop" },
        filtered: {
          totalRows: 9,
          when: [
            { argumentMatches: "^Region", totalRows: 2 },
            { argument: "no", refuse: "Not now." },
          ],
        },
      },
    },
  },
};

function create(options: SandboxOptions = {}): { readonly clock: ManualClock; readonly sandbox: Sandbox } {
  const clock = createManualClock(Date.UTC(2026, 0, 2, 3, 4, 5, 670));
  return { clock, sandbox: createSandbox({ authentication: "none", jobs, clock, ...options }) };
}

async function call(sandbox: Sandbox, path: string, body?: Record<string, unknown>): Promise<Response> {
  return sandbox.fetch(`http://host/v1/${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify({ runID: "r", projectID: "p", ...body }) }),
    headers: { "content-type": "application/json" },
  });
}

const rows = async (sandbox: Sandbox): Promise<unknown> => (await call(sandbox, "Results/r")).json();

describe("a run", () => {
  test("is running until its time is over, then complete with its counts", async () => {
    const { clock, sandbox } = create();
    await call(sandbox, "ExecuteJobAsync", { jobID: "first" });
    await clock.advance(3999);
    expect(await rows(sandbox)).toMatchObject([{ status: "Running", runTime: "00:00:03.999", totalRows: 0 }]);
    await clock.advance(1);
    expect(await rows(sandbox)).toEqual([
      {
        runID: "r",
        startTime: "2026-01-02T03:04:05.67",
        runTime: "00:00:04",
        status: "Complete",
        totalRows: 100,
        inserts: 50,
        updates: 10,
        deletes: 0,
        errors: 0,
        skips: 0,
        ignores: 0,
      },
    ]);
  });

  test("chains one job after the other until one fails", async () => {
    const { clock, sandbox } = create();
    await call(sandbox, "ExecuteJobAsync", { jobID: "first", chainJobs: true });
    await clock.advance(4500);
    expect(await rows(sandbox)).toMatchObject([{ status: "Complete" }, { status: "Running" }]);
    await clock.advance(60_000);
    expect(await rows(sandbox)).toMatchObject([
      { status: "Complete" },
      { status: "Failed", startTime: "2026-01-02T03:04:09.67" },
    ]);
  });

  test("runs a job that follows itself once", async () => {
    const { sandbox } = create();
    await call(sandbox, "ExecuteJobAsync", { jobID: "loop", chainJobs: true });
    expect(await rows(sandbox)).toHaveLength(1);
  });

  test("is faster with more threads, up to 24", async () => {
    const { clock, sandbox } = create();
    await call(sandbox, "ExecuteJobAsync", { jobID: "first", threadCount: "1000" });
    await clock.advance(4000 / 24);
    expect(await rows(sandbox)).toMatchObject([{ status: "Complete" }]);
  });

  test("does the rows that were asked for", async () => {
    const { clock, sandbox } = create();
    await call(sandbox, "ExecuteJobAsync", { jobID: "first", beginAtRow: "11", endAfterRow: "30" });
    await clock.advance(4000);
    expect(await rows(sandbox)).toMatchObject([{ totalRows: 20, inserts: 10, updates: 2 }]);
  });

  test("depends on its argument", async () => {
    const { clock, sandbox } = create();
    await call(sandbox, "ExecuteJobAsync", { jobID: "filtered", argument: "Region = 1" });
    await clock.advance(2000);
    expect(await rows(sandbox)).toMatchObject([{ totalRows: 2 }]);
    const refused = await call(sandbox, "ExecuteJobAsync", { jobID: "filtered", argument: "no" });
    expect(await refused.json()).toEqual({ runID: "r", started: false, error: "Not now." });
  });

  test("of an unknown job does not start", async () => {
    const { sandbox } = create();
    expect(await (await call(sandbox, "ExecuteJobAsync", { jobID: "toString" })).json()).toMatchObject({
      started: false,
      error: "Job not found",
    });
    expect(sandbox.runs.started).toBe(0);
  });
});

describe("ExecuteJob", () => {
  test("answers when the chain has ended, with the sum of its jobs", async () => {
    const { clock, sandbox } = create();
    const answer = call(sandbox, "ExecuteJob", { jobID: "first", chainJobs: true });
    await clock.advance(5000);
    expect(await (await answer).json()).toMatchObject({
      runID: "r",
      status: "Failed",
      runTime: "00:00:05",
      totalRows: 103,
      errors: 3,
      error: "No.",
    });
  });
});

describe("Webhook", () => {
  test("makes the runID and takes the body as the argument", async () => {
    const { sandbox } = create({ createID: () => "made" });
    const response = await sandbox.fetch("http://host/v1/webhook?INSTANCE=i&projectID=p&jobid=first", {
      method: "POST",
      body: '{"order":1042}',
    });
    expect(await response.json()).toEqual({ runID: "made", started: true, error: null });
    expect(sandbox.runs.find("made")).toMatchObject([{ argument: '{"order":1042}' }]);
  });
});

describe("what is unknown of the real server", () => {
  const second = async (options: SandboxOptions): Promise<readonly [number, unknown, number]> => {
    const { sandbox } = create(options);
    await call(sandbox, "ExecuteJobAsync", { jobID: "first" });
    const response = await call(sandbox, "ExecuteJobAsync", { jobID: "first" });
    return [response.status, await response.json(), sandbox.runs.started];
  };

  test("a second start of a runID starts again", async () => {
    expect(await second({})).toMatchObject([200, { started: true }, 2]);
  });

  test("or is ignored", async () => {
    expect(await second({ duplicateRunID: "ignore" })).toMatchObject([200, { started: true }, 1]);
  });

  test("or is refused", async () => {
    expect(await second({ duplicateRunID: "refuse" })).toMatchObject([200, { started: false }, 1]);
  });

  test("or is a conflict", async () => {
    expect(await second({ duplicateRunID: "conflict" })).toMatchObject([409, {}, 1]);
  });

  const results = async (options: SandboxOptions, known: boolean): Promise<readonly [number, string]> => {
    const { sandbox } = create(options);
    if (known) {
      await call(sandbox, "ExecuteJobAsync", { jobID: "first" });
    }
    const response = await call(sandbox, "Results/r");
    return [response.status, await response.text()];
  };

  test("an unknown run is not found, has no rows or has no list", async () => {
    expect(await results({}, false)).toEqual([404, ""]);
    expect(await results({ unknownRunID: "empty" }, false)).toEqual([200, "[]"]);
    expect(await results({ unknownRunID: "null" }, false)).toEqual([200, "null"]);
  });

  test("a running job has a row, no row, or is not found", async () => {
    expect((await results({}, true))[1]).toContain("Running");
    expect(await results({ runningResults: "empty" }, true)).toEqual([200, "[]"]);
    expect(await results({ runningResults: "notFound" }, true)).toEqual([404, ""]);
  });
});

test("memory forgets the oldest runs that have ended", async () => {
  const { clock, sandbox } = create({ maxRuns: 2 });
  for (const runID of ["a", "b", "c"]) {
    await call(sandbox, "ExecuteJobAsync", { runID, jobID: "first" });
  }
  expect(sandbox.runs.list()).toHaveLength(3);
  await clock.advance(4000);
  await call(sandbox, "ExecuteJobAsync", { runID: "d", jobID: "first" });
  expect(sandbox.runs.find("a")).toEqual([]);
  expect(sandbox.runs.started).toBe(4);
});
