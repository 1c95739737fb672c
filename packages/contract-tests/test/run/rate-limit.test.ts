import { expect, test } from "vitest";
import { createRateLimit } from "../../src/run/rate-limit.ts";

test("Requests are spread evenly over the second.", async () => {
  const slept: number[] = [];
  const { wait } = createRateLimit(4, {
    now: () => 1000,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  });
  await Promise.all([wait(), wait(), wait()]);
  expect(slept).toEqual([250, 500]);
});

test("Without a limit nobody waits.", async () => {
  const slept: number[] = [];
  const { wait } = createRateLimit(undefined, {
    now: () => 1,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  });
  await Promise.all([wait(), wait()]);
  expect(slept).toEqual([]);
});

test("After a pause requests come at half the rate, and an unlimited one is limited.", async () => {
  const slept: number[] = [];
  const limit = createRateLimit(4, { now: () => 1000, sleep: async (milliseconds) => void slept.push(milliseconds) });
  limit.pause(2000);
  limit.pause(1500);
  await Promise.all([limit.wait(), limit.wait()]);
  expect(slept).toEqual([2000, 2500]);
});

test("After a pause of no time requests come as fast as before.", async () => {
  const slept: number[] = [];
  const limit = createRateLimit(undefined, {
    now: () => 1000,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  });
  limit.pause(0);
  limit.pause(0);
  await Promise.all([limit.wait(), limit.wait()]);
  expect(slept).toEqual([]);
});
