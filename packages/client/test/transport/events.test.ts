import { describe, expect, test } from "vitest";
import { createClient, type ExchangeEvent } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer, recordingFetch } from "../recording-fetch.ts";

const baseUrl = "http://starfish.test";
const job = { runID: "r", projectID: "p", jobID: "j", argument: "é" };

describe("onExchange", () => {
  test("is told of an attempt and its answer, in bytes as they were sent", async () => {
    const events: ExchangeEvent[] = [];
    const fetch = recordingFetch(() => jsonAnswer({ runID: "r", started: true, error: null }));
    await createClient({ baseUrl, fetch, onExchange: (event) => events.push(event) }).executeJobAsync(job);
    expect(events).toMatchObject([
      {
        number: 1,
        method: "POST",
        path: "/v1/ExecuteJobAsync",
        runID: "r",
        status: 200,
        requestHeaders: { accept: "application/json", "content-type": "application/json" },
        requestBytes: JSON.stringify(job).length + 1,
        responseHeaders: { "content-type": "application/json; charset=utf-8" },
        responseBytes: 41,
      },
    ]);
  });

  test("is told of each of several attempts, and of the failure of one that had no answer", async () => {
    const clock = manualClock();
    const events: ExchangeEvent[] = [];
    const answers = [() => Promise.reject(new TypeError("fetch failed")), () => jsonAnswer([])];
    const fetch = recordingFetch(() => answers.shift()?.() ?? Response.error());
    const call = createClient({ baseUrl, fetch, clock, onExchange: (event) => events.push(event) }).getResults("r");
    await clock.advance(1000);
    expect(await call).toEqual([]);
    expect(events.map(({ number, status, error }) => [number, status, error])).toEqual([
      [1, undefined, expect.stringContaining("fetch failed") as string],
      [2, 200, undefined],
    ]);
  });
});
