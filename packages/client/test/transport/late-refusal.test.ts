import { expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { jsonAnswer } from "../recording-fetch.ts";

/** Waits until a rejection that nobody has looked at would have been reported. */
function afterReports(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

test("a renewal that fails after its call's time is over is not an unhandled rejection", async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listen);
  let time = 0;
  let tokens = 0;
  const client = createClient({
    baseUrl: "http://starfish.test",
    credentials: { username: "ada", password: "secret" },
    // The time passes while nothing runs, as on a machine that is overloaded: no timer has fired yet.
    clock: { now: () => time, setTimer: () => () => {}, random: () => 0 },
    maxRetries: 0,
    totalTimeout: 1000,
    async fetch({ url }) {
      if (url.endsWith("/token")) {
        tokens += 1;
        if (tokens === 1) return jsonAnswer({ access_token: "t", token_type: "bearer", expires_in: 3600 });
        throw new TypeError("fetch failed");
      }
      time += 2000;
      return jsonAnswer({ Message: "denied" }, { status: 401 });
    },
  });
  await expect(client.getResults("r")).rejects.toMatchObject({ code: "timed_out", scope: "total", runID: "r" });
  await afterReports();
  process.off("unhandledRejection", listen);
  expect(tokens).toBe(2);
  expect(unhandled).toEqual([]);
});
