import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/index.ts";
import { correctedClock, manualClock } from "../manual-clock.ts";
import { describeStore } from "./store-contract.ts";

describe("a store in memory", () => {
  test("looks at each key about once, however many there are", () => {
    let looks = 0;
    const clock = { ...manualClock(), now: () => ++looks };
    const store = createMemoryStore(clock);
    for (let index = 0; index < 20_000; index++) store.add(`key-${index}`, 1_000_000_000);
    expect(looks).toBeLessThan(200_000);
  });

  test.each([-3_600_000, 3_600_000])("is not moved by a correction of the time of day by %i ms", async (correction) => {
    const clock = correctedClock(manualClock());
    const store = createMemoryStore(clock);
    store.add("key", 1000);
    clock.correct(correction);
    await clock.advance(999);
    expect(store.has("key")).toBe(true);
    await clock.advance(1);
    expect(store.has("key")).toBe(false);
  });

  test("keeps nothing whose time is over", async () => {
    const clock = manualClock();
    const store = createMemoryStore(clock);
    for (let index = 0; index < 100; index++) {
      expect(store.add("again", 10)).toBe(true);
      await clock.advance(10);
    }
    expect(store.has("again")).toBe(false);
  });
});

describe("the contract of a store, in memory", () => {
  describeStore(async () => {
    const clock = manualClock();
    return { store: createMemoryStore(clock), pass: clock.advance };
  });
});
