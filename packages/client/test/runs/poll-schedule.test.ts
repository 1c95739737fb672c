import { describe, expect, test } from "vitest";
import { createPollSchedule } from "../../src/runs/poll-schedule.ts";
import { manualClock } from "../manual-clock.ts";

const delays = { firstPollDelay: 500, longestPollDelay: 30_000 };

describe("a schedule of polls", () => {
  test("shortens each wait by up to a quarter by chance", () => {
    expect(createPollSchedule(manualClock(), delays).next([])).toBe(500);
    expect(
      createPollSchedule(
        manualClock(() => 1),
        delays,
      ).next([]),
    ).toBe(375);
  });

  test("grows by a half from poll to poll, also from nothing", () => {
    const schedule = createPollSchedule(manualClock(), { ...delays, firstPollDelay: 0 });
    const waits = Array.from({ length: 4 }, () => {
      schedule.advance();
      return schedule.next([]);
    });
    expect(waits).toEqual([250, 375, 562.5, 843.75]);
  });

  test("takes the first moment before its turn, and none for which there was a poll", async () => {
    const clock = manualClock();
    const schedule = createPollSchedule(clock, delays);
    expect(schedule.next([900, 300, 400, Number.POSITIVE_INFINITY])).toBe(300);
    await clock.advance(300);
    schedule.advance();
    expect(schedule.next([300, 400])).toBe(400);
    expect(schedule.next([300])).toBe(1050);
  });

  test("begins again with its first wait", async () => {
    const clock = manualClock();
    const schedule = createPollSchedule(clock, delays);
    for (let poll = 0; poll < 20; poll++) schedule.advance();
    expect(schedule.next([])).toBe(2000);
    schedule.restart();
    expect(schedule.next([])).toBe(500);
  });

  test("waits for a sixteenth of the time that has passed, up to its longest wait", async () => {
    const clock = manualClock();
    const schedule = createPollSchedule(clock, delays);
    for (let poll = 0; poll < 20; poll++) schedule.advance();
    await clock.advance(64_000);
    schedule.advance();
    expect(schedule.next([]) - clock.now()).toBe(3000);
    for (let poll = 0; poll < 20; poll++) schedule.advance();
    expect(schedule.next([]) - clock.now()).toBe(4000);
    await clock.advance(6_400_000);
    for (let poll = 0; poll < 20; poll++) schedule.advance();
    expect(schedule.next([]) - clock.now()).toBe(30_000);
  });
});
