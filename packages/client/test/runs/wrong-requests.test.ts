import { describe, expect, test } from "vitest";
import {
  createClient,
  createMemoryStore,
  type RunOptions,
  type RunRequest,
  runIDFor,
  type Store,
} from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { outcomeAfter, row } from "./job-server.ts";

const runID = await runIDFor("order-1042");
const order = { runID, projectID: "p", jobID: "j" };
const secret = "a secret of sixteen bytes";
const hourly = { url: "https://me.test/ended", secret, store: createMemoryStore() };

/** A server and a store that know of the run what they are told to, and all that they are asked. */
function setUp(knows: "nothing" | "its rows" | "its claim" | "its mark") {
  const clock = manualClock();
  const memory = createMemoryStore(clock);
  if (knows === "its claim") memory.set(`starfish-claim:${runID}`, 1e9);
  if (knows === "its mark") memory.set(`starfish-sent:${runID}`, 1e9);
  const asked: string[] = [];
  const claims = Object.fromEntries(
    (["add", "set", "has", "delete"] as const).map((name) => [
      name,
      (key: string, time: number) => {
        asked.push(`${name} ${key}`);
        return memory[name](key, time);
      },
    ]),
  ) as unknown as Store;
  const fetch = async (request: Request) => {
    asked.push(request.method);
    if (request.method === "POST") return jsonAnswer({ runID, started: true, error: null });
    return knows === "its rows" ? jsonAnswer([row(runID, "Complete")]) : jsonAnswer({ Message: "?" }, { status: 404 });
  };
  const client = createClient({ baseUrl: "http://starfish.test", clock, claims, fetch });
  return { clock, client, asked };
}

const wrong: Readonly<Record<string, readonly [request: object, options: RunOptions, code: string, message: string]>> =
  {
    "a blank projectID": [{ projectID: "" }, {}, "encode_failed", "projectID"],
    "a misspelt member": [{ jobId: "j" }, {}, "encode_failed", "did you mean jobID?"],
    "a member of another type": [{ chainJobs: "true" }, {}, "encode_failed", "chainJobs"],
    "a number beyond the limit": [{ loggingLevel: 4 }, {}, "encode_failed", "loggingLevel"],
    "a Date": [{ argument: new Date(0) }, {}, "encode_failed", "argument"],
    "a bigint": [{ threadCount: 5n }, {}, "encode_failed", "threadCount"],
    "an address that is none": [{ webHookURL: "me.test" }, {}, "invalid_option", "webHookURL"],
    "what XML cannot carry": [{ argument: "\u0001" }, { mediaType: "application/xml" }, "encode_failed", "argument"],
    "two webhooks": [{ webHookURL: "https://me.test" }, { webhook: hourly }, "invalid_option", "one of the two"],
  };

describe.each(["nothing", "its rows", "its claim", "its mark"] as const)("where %s is known of the run", (knows) => {
  test.each(Object.keys(wrong))("%s is refused before anything is asked", async (what) => {
    const [request, options, code, message] = wrong[what] ?? [];
    const { client, clock, asked } = setUp(knows);
    const run = client.runJob({ ...order, ...request } as RunRequest, options);
    const outcome = await outcomeAfter(clock, 0, run);
    expect(outcome).toMatchObject({ code, message: expect.stringContaining(message ?? "") });
    await expect(run.started).rejects.toBe(outcome);
    expect([run.runID, asked]).toEqual([runID, []]);
  });
});

test.each(Object.keys(wrong).filter((what) => what !== "two webhooks"))(
  "beside a run that is in flight, %s is refused as without it",
  async (what) => {
    const [request, options, code, message] = wrong[what] ?? [];
    const { client, clock } = setUp("nothing");
    const first = client.runJob(order);
    await outcomeAfter(clock, 1000, first.started);
    const second = client.runJob({ ...order, ...request } as RunRequest, options);
    expect(await outcomeAfter(clock, 0, second)).toMatchObject({
      code,
      message: expect.stringContaining(message ?? ""),
    });
    first.abortWaiting();
  },
);

test("an address that cannot be signed is an option that is wrong", () => {
  const { client } = setUp("its rows");
  const webhook = { ...hourly, url: "https://me.test/%zz" };
  expect(() => client.runJob(order, { webhook })).toThrow("url: its path has a % that begins no escape of UTF-8");
});

test.each([{}, { webhook: hourly }])("what is changed after the call is not started: %o", async (options) => {
  const clock = manualClock();
  const bodies: unknown[] = [];
  const fetch = async (request: Request) => {
    if (request.method === "GET") return jsonAnswer([]);
    bodies.push(await request.json());
    return jsonAnswer({ runID, started: true, error: null });
  };
  const client = createClient({ baseUrl: "http://starfish.test", clock, fetch });
  const request = { ...order };
  const run = client.runJob(request, options);
  request.jobID = "another";
  await run.started;
  expect(bodies).toMatchObject([{ jobID: "j" }]);
});
