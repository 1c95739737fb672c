import { describe, expect, test } from "vitest";
import { type Clock, createClient, createMemoryStore, runIDFor } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { jobServer, outcomeAfter, resetError, row } from "./job-server.ts";

const runID = await runIDFor("order-1042");
const job = { runID, projectID: "p", jobID: "j" };
const mistake = new RangeError("a mistake of a program");

/** A server that answers starts with a status, or resets them; asking the Results fails by a mistake once it was started. */
function setUp(answer: 401 | 429 | "reset" | "broken") {
  const clock = manualClock();
  const store = createMemoryStore(clock);
  let starts = 0;
  let isBroken = true;
  const client = createClient({
    baseUrl: "http://starfish.test",
    clock,
    claims: store,
    maxRetries: 1,
    credentials() {
      if (starts > 0 && isBroken) throw mistake;
      return `t${starts}`;
    },
    async fetch(request) {
      if (request.method === "GET") return jsonAnswer([]);
      starts += 1;
      if (answer === "reset") throw resetError();
      if (answer === "broken") return new BrokenResponse(null, { status: 500 });
      return jsonAnswer({ Message: "no" }, { status: answer });
    },
  });
  return {
    client,
    clock,
    store,
    starts: () => starts,
    recover() {
      isBroken = false;
    },
  };
}

class BrokenResponse extends Response {
  override get statusText(): never {
    throw mistake;
  }
}

describe("a mistake while the Results are asked is not an answer of theirs", () => {
  test.each(["executeJobAsync", "executeJob"] as const)("after %s was refused with 429", async (name) => {
    const { client, clock, starts } = setUp(429);
    const outcome = await outcomeAfter(clock, 60_000, client[name](job));
    expect(outcome).toMatchObject({ code: "start_unknown", runID });
    expect(causesOf(outcome)).toContain(mistake);
    expect(starts()).toBe(1);
  });

  test.each([401, "reset", "broken"] as const)(
    "after a start that was answered with %s: it is the cause of an unknown start, told at once, and nobody starts again",
    async (answer) => {
      const { client, clock, starts, recover } = setUp(answer);
      const outcome = await outcomeAfter(clock, 1000, client.runJob(job));
      expect(outcome).toMatchObject({ code: "start_unknown", runID });
      expect(causesOf(outcome)).toContain(mistake);
      recover();
      expect(await outcomeAfter(clock, 120_000, client.runJob(job))).toMatchObject({ code: "start_unknown" });
      expect(starts()).toBe(1);
    },
  );

  test("ends the waiting for a run where it comes twice in a row", async () => {
    const clock = manualClock();
    let calls = 0;
    const client = createClient({
      baseUrl: "http://starfish.test",
      clock,
      credentials() {
        calls += 1;
        if (calls > 1) throw mistake;
        return "t";
      },
      fetch: async () => jsonAnswer({ runID: "r", started: true, error: null }),
    });
    expect(await outcomeAfter(clock, 5000, client.runJob({ ...job, runID: "r" }))).toBe(mistake);
    expect(calls).toBe(3);
  });
});

function causesOf(error: unknown): unknown[] {
  const { cause } = Object(error) as { cause?: unknown };
  return cause === undefined ? [] : [cause, ...causesOf(cause)];
}

describe("an answer tells of the moment at which it was asked for", () => {
  const named = { runID: "r", projectID: "p", jobID: "j" };
  /** Asked before the run was shown, and answered so late that the time to ask is over. */
  const lateUnknown = (clock: Clock) => () =>
    new Promise<Response>((resolve) => {
      clock.setTimer(35_000, () => resolve(jsonAnswer({ Message: "not found" }, { status: 404 })));
    });

  test("so that a late one does not say that the Results know nothing of a run now: they are asked again", async () => {
    const { client, clock, results, pollAnswers, behaviours } = jobServer();
    behaviours.push("start, then reset");
    pollAnswers.push(lateUnknown(clock));
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, 60_000, client.runJob(named))).toHaveLength(1);
  });

  test("of a resumed run too", async () => {
    const { client, clock, results, pollAnswers } = jobServer();
    pollAnswers.push(lateUnknown(clock));
    results.set("r", [row("r", "Complete")]);
    expect(await outcomeAfter(clock, 60_000, client.resumeRun("r", { inquiry: 20_000 }))).toHaveLength(1);
  });
});
