import { expect, test } from "vitest";
import { createApi } from "../src/api.ts";
import {
  type ClientOptions,
  createClient,
  createMemoryStore,
  createWebhookHandler,
  createWebhookUrl,
  type StarfishClient,
  toNodeListener,
} from "../src/index.ts";
import { jsonAnswer, recordingFetch } from "./recording-fetch.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const baseUrl = "http://starfish.test";

/** Every place where options or a function are given, each with what is there in place of them. */
const places: Readonly<Record<string, (client: StarfishClient, odd: never) => unknown>> = {
  createClient: (_, odd) => createClient(odd),
  "a call": (client, odd) => client.executeJobAsync(job, odd),
  "another call": (client, odd) => client.getResults("r", odd),
  runJob: (client, odd) => client.runJob(job, odd),
  resumeRun: (client, odd) => client.resumeRun("r", odd),
  runJobs: (client, odd) => client.runJobs([job], odd),
  "run.result": (client, odd) => client.resumeRun("r").result(odd),
  "run.poll": (client, odd) => client.resumeRun("r").poll(odd),
  "run.onProgress": (client, odd) => client.resumeRun("r").onProgress(odd),
  createApi: (_, odd) => createApi(odd),
  createWebhookHandler: (_, odd) => createWebhookHandler(odd),
  createWebhookUrl: (_, odd) => createWebhookUrl(odd),
  toNodeListener: (_, odd) => toNodeListener(odd),
  createMemoryStore: (_, odd) => createMemoryStore(odd),
};

async function failureOf(make: () => unknown): Promise<unknown> {
  try {
    await make();
  } catch (error) {
    return error;
  }
  return "none";
}

test.each(Object.keys(places))("a value of the wrong type is refused by %s", async (place) => {
  const fetch = recordingFetch(() => jsonAnswer([]));
  const client = createClient({ baseUrl, fetch });
  for (const odd of [null, 5, true, "x", []]) {
    const failure = await failureOf(() => places[place]?.(client, odd as never));
    expect(failure, JSON.stringify(odd)).toMatchObject({ code: "invalid_option" });
  }
  expect(fetch.sent).toEqual([]);
});

test.each([
  { deadlin: 5 },
  { deadline: Number.NaN },
  { deadline: "5" },
  { deadline: -1 },
  { signal: 5 },
  { signal: new AbortController() },
  { signal: { aborted: false } },
])("a wait with %o is refused by every function that waits", async (options) => {
  const fetch = recordingFetch(() => jsonAnswer([]));
  const client = createClient({ baseUrl, fetch });
  const odd = options as object;
  const run = client.resumeRun("r");
  const waits = [
    () => client.runJob(job, odd),
    () => client.resumeRun("r", odd),
    () => client.runJobs([job], odd),
    () => run.result(odd),
    () => run.poll(odd),
  ];
  for (const wait of waits) expect(await failureOf(wait)).toMatchObject({ code: "invalid_option" });
  expect(fetch.sent).toEqual([]);
});

test.each([
  { resendUnknownStart: "false" },
  { resendUnknownStart: 0 },
  { askFirst: "no" },
  { chainJobs: "true" },
  { finalStatuses: ["failed"] },
])("runJob refuses %o, which would mean its opposite", (options) => {
  const client = createClient({ baseUrl });
  expect(() => client.runJob(job, options as object)).toThrow(`${Object.keys(options)[0]}: expected`);
});

test.each([{ clock: 5 }, { clock: {} }, { clock: { now: Date.now } }])("createClient refuses %o", (options) => {
  expect(() => createClient(options as ClientOptions)).toThrow("clock: expected a clock with now, setTimer and random");
});
