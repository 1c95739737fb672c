import { describe, expect, test } from "vitest";
import { createClient, type RunOutcome, type RunRequest } from "../../src/index.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { jobServer, row } from "./job-server.ts";

const requests = (count: number): RunRequest[] =>
  Array.from({ length: count }, (_, index) => ({ runID: `r${index}`, projectID: "p", jobID: "j" }));

/** Takes all outcomes while time passes in small steps. */
async function collect(
  outcomes: AsyncGenerator<RunOutcome<RunRequest>>,
  advance: () => Promise<void>,
): Promise<{ readonly taken: RunOutcome<RunRequest>[]; readonly error: unknown }> {
  const taken: RunOutcome<RunRequest>[] = [];
  let isOver = false;
  const all = (async () => {
    for await (const outcome of outcomes) taken.push(outcome);
  })();
  const error = all
    .then(
      () => undefined,
      (caught: unknown) => caught,
    )
    .finally(() => {
      isOver = true;
    });
  for (let step = 0; !isOver && step < 2000; step++) await advance();
  return { taken, error: await error };
}

describe("runJobs", () => {
  test("runs every request once, and never more at a time than it may", async () => {
    const { client, clock, starts, results } = jobServer();
    let most = 0;
    const outcomes = client.runJobs(requests(40), { concurrency: 5 });
    const { taken, error } = await collect(outcomes, async () => {
      await clock.advance(200);
      most = Math.max(most, starts.length - results.size);
      const next = starts.find((runID) => !results.has(runID));
      if (next !== undefined) results.set(next, [row(next, "Complete")]);
    });
    expect(error).toBeUndefined();
    expect(new Set(taken.map(({ runID }) => runID))).toEqual(new Set(requests(40).map(({ runID }) => runID)));
    expect(taken).toHaveLength(40);
    expect(new Set(starts).size).toBe(40);
    expect(starts).toHaveLength(40);
    expect(most).toBeLessThanOrEqual(5);
  });

  test("gives the error of a run that failed, and goes on with the others", async () => {
    const { client, clock, results } = jobServer();
    results.set("r0", [row("r0", "Failed")]);
    results.set("r1", [row("r1", "Complete")]);
    const { taken } = await collect(client.runJobs(requests(2), { concurrency: 1 }), () => clock.advance(500));
    expect(taken).toMatchObject([
      { runID: "r0", error: { code: "job_failed" } },
      { runID: "r1", rows: [{ status: "Complete" }] },
    ]);
  });

  test("takes the next request only when there is room for it", async () => {
    const { client, clock } = jobServer();
    let takenFromSource = 0;
    async function* source() {
      for (const request of requests(10)) {
        takenFromSource += 1;
        yield request;
      }
    }
    const outcomes = client.runJobs(source(), { concurrency: 3 });
    const next = outcomes.next();
    await clock.advance(5000);
    expect(takenFromSource).toBe(3);
    next.catch(() => {});
  });

  test("stops cleanly on abort: starts nothing more, gives what was started with its runID, then throws the reason", async () => {
    const { client, clock, starts } = jobServer();
    const controller = new AbortController();
    const outcomes = client.runJobs(requests(10), { concurrency: 2, signal: controller.signal });
    let steps = 0;
    const reason = new Error("enough");
    const { taken, error } = await collect(outcomes, async () => {
      await clock.advance(100);
      steps += 1;
      if (steps === 5) controller.abort(reason);
    });
    expect(starts).toEqual(["r0", "r1"]);
    expect(taken).toMatchObject([
      { runID: "r0", error: reason },
      { runID: "r1", error: reason },
    ]);
    expect(error).toBe(reason);
  });

  test("lets the source go when the caller stops taking", async () => {
    const { client, clock, results } = jobServer();
    results.set("r0", [row("r0", "Complete")]);
    let isReleased = false;
    function* source() {
      try {
        yield* requests(10);
      } finally {
        isReleased = true;
      }
    }
    const outcomes = client.runJobs(source(), { concurrency: 1 });
    const first = outcomes.next();
    await clock.advance(1000);
    expect(await first).toMatchObject({ value: { runID: "r0" } });
    await outcomes.return();
    expect(isReleased).toBe(true);
  });

  test("gives every run that was started where the source fails, then throws the source's error", async () => {
    const { client, clock, starts, results } = jobServer();
    const failure = new Error("the queue is away");
    function* source() {
      yield* requests(5);
      throw failure;
    }
    const { taken, error } = await collect(client.runJobs(source()), async () => {
      await clock.advance(500);
      for (const runID of starts) results.set(runID, [row(runID, "Complete")]);
    });
    expect(taken.map(({ runID }) => runID)).toEqual(starts);
    expect(starts).toHaveLength(5);
    expect(error).toBe(failure);
  });

  test("gives an item that cannot be started as an outcome with its error, and goes on", async () => {
    const { client, clock, results } = jobServer();
    results.set("r0", [row("r0", "Complete")]);
    const odd = [{ runID: Symbol("r") }, null, { runID: "a/b", projectID: "p", jobID: "j" }] as unknown as RunRequest[];
    const { taken, error } = await collect(client.runJobs([...odd, ...requests(1)]), () => clock.advance(500));
    expect(error).toBeUndefined();
    expect(taken).toHaveLength(4);
    expect(taken.find(({ runID }) => runID === "r0")).toMatchObject({ rows: [{ status: "Complete" }] });
    expect(taken.filter((outcome) => outcome.error !== undefined)).toHaveLength(3);
  });

  test("hands out what has ended while the source is slow, and hears the signal while it is silent", async () => {
    const { client, clock, results } = jobServer();
    results.set("r0", [row("r0", "Complete")]);
    async function* source() {
      yield* requests(1);
      await new Promise(() => {});
    }
    const controller = new AbortController();
    const outcomes = client.runJobs(source(), { signal: controller.signal });
    const first = outcomes.next();
    await clock.advance(1000);
    expect(await first).toMatchObject({ value: { runID: "r0", rows: [{}] } });
    const second = outcomes.next();
    await clock.advance(1000);
    controller.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
  });

  test("can be left while its source is silent", async () => {
    const { client, clock, results } = jobServer();
    results.set("r0", [row("r0", "Complete")]);
    async function* source() {
      yield* requests(1);
      await new Promise(() => {});
    }
    const outcomes = client.runJobs(source());
    const first = outcomes.next();
    await clock.advance(1000);
    await first;
    expect(await outcomes.return()).toEqual({ done: true, value: undefined });
  });

  test("shares the run of requests that are equal", async () => {
    const { client, clock, starts, results } = jobServer();
    const [request] = requests(1) as [RunRequest];
    const { taken } = await collect(client.runJobs([request, request, request]), async () => {
      await clock.advance(500);
      results.set("r0", [row("r0", "Complete")]);
    });
    expect(taken).toHaveLength(3);
    expect(starts).toEqual(["r0"]);
  });

  test("ends where the credentials are refused, which every request would meet, and says how many were not begun", async () => {
    let logins = 0;
    const client = createClient({
      baseUrl: "http://starfish.test",
      credentials: { username: "u", password: "wrong" },
      async fetch() {
        logins += 1;
        return jsonAnswer({ error: "invalid_grant" }, { status: 400 });
      },
    });
    const { taken, error } = await collect(client.runJobs(requests(100), { concurrency: 4 }), () => Promise.resolve());
    expect(logins).toBe(1);
    expect(taken).toHaveLength(4);
    expect(error).toMatchObject({ code: "auth_failed" });
    expect((error as Error).message).toContain("96 requests were not begun");
  });

  test.each([
    { answers: [401, 401, 401, 401, 401], begun: 5, ends: "auth_failed" },
    { answers: [401, 401, 401, 401, 500, 401, 401, 401, 401, 500], begun: 10, ends: undefined },
  ])("goes on after refusals of a token that may be a gateway's, and ends at the fifth in a row", async (row) => {
    const answers = [...row.answers];
    const client = createClient({
      baseUrl: "http://starfish.test",
      credentials: { token: "t" },
      fetch: async (request) =>
        request.method === "GET" ? jsonAnswer([]) : jsonAnswer({ Message: "no" }, { status: answers.shift() ?? 403 }),
    });
    const jobs = client.runJobs(requests(10), { concurrency: 1, inquiry: 0 });
    const { taken, error } = await collect(jobs, () => Promise.resolve());
    expect(taken).toHaveLength(row.begun);
    expect((error as { readonly code?: string } | undefined)?.code).toBe(row.ends);
  });

  test("ends where a function for credentials fails five times in a row", async () => {
    let asked = 0;
    const failure = new Error("the vault is sealed");
    const client = createClient({
      baseUrl: "http://starfish.test",
      async credentials() {
        asked += 1;
        throw failure;
      },
      fetch: async () => jsonAnswer([]),
    });
    const { taken, error } = await collect(client.runJobs(requests(100), { concurrency: 1 }), () => Promise.resolve());
    expect([asked, taken.length]).toEqual([5, 5]);
    expect(error).toMatchObject({ message: expect.stringContaining("95 requests were not begun"), cause: failure });
  });

  test.each(["rejects", "hangs"])("tells the signal's reason at once where leaving the source %s", async (habit) => {
    const { client, clock, results } = jobServer();
    results.set("r0", [row("r0", "Complete")]);
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false as const, value: { runID: "r0", projectID: "p", jobID: "j" } }),
        return: () => (habit === "hangs" ? new Promise<never>(() => {}) : Promise.reject(new Error("the source's"))),
      }),
    };
    const controller = new AbortController();
    const jobs = client.runJobs(source, { signal: controller.signal, concurrency: 1 });
    const first = jobs.next();
    await clock.advance(1000);
    await first;
    controller.abort(new Error("enough"));
    await expect(jobs.next()).rejects.toThrow("enough");
  });

  test.each([
    { concurrency: 0 },
    { concurrency: -1 },
    { concurrency: Number.NaN },
    { concurrency: null },
    { dedline: 5 },
  ])("refuses %j at once", (options) => {
    const { client } = jobServer();
    expect(() => client.runJobs([], options as object)).toThrow(/^(?:concurrency|dedline): /);
  });

  test("refuses what cannot be iterated over", () => {
    const { client } = jobServer();
    for (const odd of [{}, null, 5, "contacts"]) {
      expect(() => client.runJobs(odd as RunRequest[])).toThrow("requests: expected an array");
    }
  });
});
