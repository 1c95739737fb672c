import { expect, test } from "vitest";
import { createRateLimit } from "../../src/run/rate-limit.ts";

test("Requests are spread evenly over the second.", async () => {
  const slept: number[] = [];
  const wait = createRateLimit(4, { now: () => 1000, sleep: async (milliseconds) => void slept.push(milliseconds) });
  await Promise.all([wait(), wait(), wait()]);
  expect(slept).toEqual([250, 500]);
});

test("Without a limit nobody waits.", async () => {
  const slept: number[] = [];
  const wait = createRateLimit(undefined, {
    now: () => 1,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  });
  await Promise.all([wait(), wait()]);
  expect(slept).toEqual([]);
});
