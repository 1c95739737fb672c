import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClient, type Fetch } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const ends = [
  { name: "an attempt's time-out", limits: { attemptTimeout: 1000 }, error: { code: "timed_out", scope: "attempt" } },
  { name: "the call's time-out", limits: { totalTimeout: 1000 }, error: { code: "timed_out", scope: "total" } },
  { name: "the caller's abort", limits: {}, error: { message: "enough" } },
  {
    name: "the caller's abort where nothing else ends the call",
    limits: { attemptTimeout: Number.POSITIVE_INFINITY, totalTimeout: Number.POSITIVE_INFINITY },
    error: { message: "enough" },
  },
];

/** Never answers, and never looks at its signal. */
const deaf: Fetch = () => new Promise(() => {});

/** Answers with a body that never ends, and never looks at its signal. */
const deafBody: Fetch = async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"runID":"r",')),
  });
  return new Response(body, { headers: { "Content-Type": "application/json" } });
};

/** A call, and what ends it after a second: the caller, if no time-out did before. */
function setUp(fetch: Fetch) {
  const clock = manualClock();
  const client = createClient({ baseUrl: "http://starfish.test", fetch, clock });
  const controller = new AbortController();
  const settled = async (call: Promise<unknown>) => {
    const outcome = call.catch((error: unknown) => error);
    await clock.advance(1000);
    controller.abort(new Error("enough"));
    return outcome;
  };
  return { clock, client, signal: controller.signal, settled };
}

describe("a fetch that ignores its signal", () => {
  const unhandled: unknown[] = [];
  const keep = (reason: unknown) => unhandled.push(reason);
  beforeEach(() => {
    unhandled.length = 0;
    process.on("unhandledRejection", keep);
  });
  afterEach(() => {
    process.off("unhandledRejection", keep);
  });

  test.each(ends)("and never answers is ended by $name", async ({ limits, error }) => {
    const { client, signal, settled } = setUp(deaf);
    expect(await settled(client.executeJobAsync(job, { ...limits, signal }))).toMatchObject(error);
  });

  test.each(ends)("and whose body stalls is ended by $name", async ({ limits, error }) => {
    const { client, signal, settled } = setUp(deafBody);
    expect(await settled(client.executeJobAsync(job, { ...limits, signal }))).toMatchObject(error);
  });

  test("and fails after the call has ended leaves no failure that nobody looks at", async () => {
    let fail = (_reason: Error): void => expect.unreachable();
    const late: Fetch = () =>
      new Promise((_resolve, reject) => {
        fail = reject;
      });
    const { clock, client, signal, settled } = setUp(late);
    expect(await settled(client.executeJobAsync(job, { signal }))).toMatchObject({ message: "enough" });
    fail(new Error("too late"));
    await clock.advance(1);
    expect(unhandled).toEqual([]);
  });

  test("and answers after the call has ended has its body cancelled", async () => {
    const reasons: unknown[] = [];
    let answer = (_response: Response): void => expect.unreachable();
    const late: Fetch = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { clock, client, signal, settled } = setUp(late);
    await settled(client.executeJobAsync(job, { signal }));
    answer(new Response(new ReadableStream({ cancel: (reason) => void reasons.push(reason) })));
    await clock.advance(1);
    expect(reasons).toEqual([signal.reason]);
    expect(unhandled).toEqual([]);
  });

  test("is an attempt of the error, which is there when the call ends", async () => {
    const { client, settled } = setUp(deaf);
    expect(await settled(client.getResults("r", { totalTimeout: 1000 }))).toMatchObject({
      code: "timed_out",
      attempts: [{ number: 1, durationMilliseconds: 1000 }],
    });
  });
});

test("a call whose signal is aborted while a token is waited for sends nothing more", async () => {
  const controller = new AbortController();
  const paths: string[] = [];
  const client = createClient({
    baseUrl: "http://starfish.test",
    credentials: () => {
      controller.abort(new Error("enough"));
      return "t";
    },
    fetch: async ({ url }) => {
      paths.push(url);
      return jsonAnswer([]);
    },
  });
  await expect(client.getResults("r", { signal: controller.signal })).rejects.toThrow("enough");
  expect(paths).toEqual([]);
});
