import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createClient, type RunRequest } from "../../src/index.ts";
import { jsonAnswer } from "../recording-fetch.ts";

const many = 300;

test("runJobs remembers nothing of runs that are over while one goes on", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const controller = new AbortController();
  const requests: WeakRef<RunRequest>[] = [];
  const client = createClient({
    baseUrl: "http://starfish.test",
    fetch: async (request) => {
      if (request.method === "POST") return jsonAnswer({ ...((await request.json()) as object), started: true });
      const runID = request.url.split("/").at(-1) ?? "";
      return jsonAnswer([{ runID, status: runID === "long" ? "Running" : "Complete" }]);
    },
  });
  function* source() {
    yield { runID: "long", projectID: "p", jobID: "j" };
    for (let index = 0; index < many; index++) {
      const request = { runID: `short${index}`, projectID: "p", jobID: "j" };
      requests.push(new WeakRef(request));
      yield request;
    }
  }
  let kept: number | undefined;
  let taken = 0;
  const options = { concurrency: 20, firstPollDelay: 0, signal: controller.signal };
  const all = (async () => {
    for await (const { error } of client.runJobs(source(), options)) {
      taken += 1;
      if (taken < many) continue;
      expect(error === undefined || error === controller.signal.reason).toBe(true);
      if (kept !== undefined) continue;
      // A turn of the event loop ends what keeps the target of a WeakRef alive.
      for (let turn = 0; turn < 3; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
        collect();
      }
      kept = requests.filter((request) => request.deref() !== undefined).length;
      controller.abort("enough");
    }
  })();
  await all;
  expect(taken).toBe(many + 1);
  // The last ones may still be somewhere on the stack.
  expect(kept).toBeLessThan(10);
});
