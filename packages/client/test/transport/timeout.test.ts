import { describe, expect, test } from "vitest";
import { createClient, type Fetch } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };

/** Never answers; ends as fetch does when its signal is aborted. */
const silence: Fetch = (request) =>
  new Promise((_resolve, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });

/** Answers at once, but its body never ends. */
const stalledBody: Fetch = async (request) => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"runID":"r",'));
      request.signal.addEventListener("abort", () => controller.error(request.signal.reason));
    },
  });
  return new Response(body, { headers: { "Content-Type": "application/json" } });
};

function setUp(fetch: Fetch) {
  const clock = manualClock();
  return { clock, client: createClient({ baseUrl: "http://starfish.test", fetch, clock }) };
}

const outcomeOf = (call: Promise<unknown>) => call.catch((error: unknown) => error);

describe("a time-out", () => {
  test.each([
    ["headers that never come", silence],
    ["a body that stalls", stalledBody],
  ])("of one attempt covers %s, and names the run", async (_what, fetch) => {
    const { clock, client } = setUp(fetch);
    const outcome = outcomeOf(client.executeJobAsync(job, { attemptTimeout: 1000 }));
    await clock.advance(1000);
    expect(await outcome).toMatchObject({
      code: "timed_out",
      scope: "attempt",
      runID: "r",
      message: "POST /v1/ExecuteJobAsync: no complete answer within 1 s (attempt time-out)",
    });
  });

  test("of one attempt lets results be asked for again, but no job be started again", async () => {
    let sent = 0;
    const { clock, client } = setUp((request) => {
      sent += 1;
      return sent === 1 ? silence(request) : Promise.resolve(jsonAnswer([]));
    });
    const outcome = outcomeOf(client.getResults("r", { attemptTimeout: 1000 }));
    await clock.advance(1500);
    expect(await outcome).toEqual([]);

    sent = 0;
    const start = outcomeOf(client.executeJobAsync(job, { attemptTimeout: 1000 }));
    await clock.advance(60_000);
    expect(await start).toMatchObject({ code: "timed_out" });
    expect(sent).toBe(1);
  });

  test("of the whole call covers the waits between its attempts", async () => {
    const { clock, client } = setUp(async () => jsonAnswer({ Message: "no" }, { status: 503 }));
    const outcome = outcomeOf(client.getResults("r", { totalTimeout: 1200, maxRetries: 9 }));
    await clock.advance(1200);
    expect(await outcome).toMatchObject({
      code: "timed_out",
      scope: "total",
      attempts: [{ status: 503 }, { status: 503 }],
    });
  });

  test("is a minute for one attempt, and an hour where the answer comes when the job has ended", async () => {
    const { clock, client } = setUp(silence);
    const short = outcomeOf(client.executeJobAsync(job));
    await clock.advance(60_000);
    expect(await short).toMatchObject({ code: "timed_out" });

    let isOver = false;
    const long = outcomeOf(client.executeJob(job)).finally(() => {
      isOver = true;
    });
    await clock.advance(3_599_999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(await long).toMatchObject({ code: "timed_out" });
  });

  test("longer than the system's timers can be is not a time-out at once", async () => {
    const fetch: Fetch = () => new Promise((resolve) => setTimeout(() => resolve(jsonAnswer([])), 20));
    const client = createClient({ baseUrl: "http://starfish.test", fetch });
    expect(await client.getResults("r", { attemptTimeout: 2 ** 32, totalTimeout: 2 ** 32, maxRetries: 0 })).toEqual([]);
  });

  test("of the whole call is the nearer one where less is left than for one attempt", async () => {
    const { clock, client } = setUp(silence);
    const outcome = outcomeOf(client.getResults("r", { attemptTimeout: 1000, totalTimeout: 1600 }));
    await clock.advance(1600);
    expect(await outcome).toMatchObject({ scope: "total", attempts: [{ number: 1 }, { number: 2 }] });
  });

  test("is not reached where the answer comes in time", async () => {
    const { clock, client } = setUp(async () => jsonAnswer([]));
    expect(await client.getResults("r", { attemptTimeout: 10, totalTimeout: 10 })).toEqual([]);
    await clock.advance(100);
  });

  test.each([0, -1, Number.NaN, "60"])("of %j is refused", async (value) => {
    const { client } = setUp(silence);
    // @ts-expect-error: a text is wrong on purpose
    await expect(client.getResults("r", { attemptTimeout: value })).rejects.toThrow(
      "attemptTimeout: expected a number of milli",
    );
  });
});
