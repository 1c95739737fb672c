import { describe, expect, test } from "vitest";
import { createClient, type ResultsResponse, type Warning } from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jsonAnswer } from "../recording-fetch.ts";
import { jobServer, outcomeAfter, row } from "./job-server.ts";

const job = { runID: "r", projectID: "p", jobID: "j" };
const minute = 60_000;

describe("an answer that names another run", () => {
  /** What is warned of while a run is started and has these rows. */
  async function warned(named: string | null, rows: readonly ResultsResponse[]): Promise<Warning[]> {
    const clock = manualClock();
    const warnings: Warning[] = [];
    const onWarning = (warning: Warning) => warnings.push(warning);
    const fetch = async ({ method }: Request) =>
      jsonAnswer(method === "GET" ? rows : { runID: named, started: true, error: null });
    const client = createClient({ baseUrl: "http://starfish.test", clock, fetch, onWarning });
    expect(await outcomeAfter(clock, minute, client.runJob(job))).toHaveLength(rows.length);
    return warnings;
  }

  test.each([
    ["the rows of its Results are", "r", [row("other", "Complete"), row("third", "Complete")]],
    ["the answer to its start is", "other", [row("r", "Complete")]],
  ])("is told: %s of it", async (what, named, rows) => {
    const message = `run r: ${what} of run "other". Does something in front of the server mix up answers?`;
    expect(await warned(named, rows)).toEqual([{ kind: "other_run", message }]);
  });

  test.each([
    ["in another case", "R", [row("R", "Complete")]],
    ["or none", null, [{ status: "Complete" }]],
    ["beside another", "r", [row("r", "Complete"), row("a job of its chain", "Complete")]],
  ])("is not one that names the run itself %s", async (_what, named, rows) => {
    expect(await warned(named, rows)).toEqual([]);
  });
});

test("a signal that is aborted already starts nothing, and joins nothing", async () => {
  const { client, clock, starts, polls } = jobServer();
  const reason = new Error("no longer");
  const run = client.runJob(job, { signal: AbortSignal.abort(reason) });
  expect(await outcomeAfter(clock, minute, run)).toBe(reason);
  await expect(run.started).rejects.toBe(reason);
  expect([starts, polls]).toEqual([[], []]);
});

test("the members of a run work without it", async () => {
  const { client, clock, results } = jobServer();
  results.set("r", [row("r", "Complete")]);
  const { result, poll, onProgress, abortWaiting } = client.runJob(job);
  const told: string[] = [];
  onProgress(({ state }) => told.push(state));
  expect(await poll()).toMatchObject({ state: "succeeded" });
  expect(await outcomeAfter(clock, minute, result())).toHaveLength(1);
  abortWaiting();
  expect(told).toEqual(["succeeded"]);
});
