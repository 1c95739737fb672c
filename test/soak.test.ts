import { describe, expect, test } from "vitest";
import { faultsOf } from "../bench/soak/deliveries.ts";
import { growthsOf, type Sample } from "../bench/soak/sample.ts";

/** Twenty samples of 2,500 runs each, in which a run leaves so much. */
function samplesOf({ heap = 0, buffers = 0, handles = 0, noise = 0 }): readonly Sample[] {
  return Array.from({ length: 20 }, (_, index) => {
    const runs = (index + 1) * 2500;
    const wave = index % 2 === 0 ? noise : -noise;
    const ofRuns = { heap: 20e6 + heap * runs + wave, buffers: 3e6 + buffers * runs, handles: 5 + handles * index };
    return { runs, resident: 100e6, ...ofRuns };
  });
}

describe("the verdict of a soak", () => {
  test("lets pass what stays the same, or goes up and down", () => {
    expect(growthsOf(samplesOf({}))).toEqual([]);
    expect(growthsOf(samplesOf({ noise: 300_000 }))).toEqual([]);
  });

  test.each([
    [{ heap: 100 }, "the heap grows by 100 bytes with each run"],
    [{ heap: 100, noise: 100_000 }, "the heap grows by"],
    [{ buffers: 80 }, "buffers grow by 80 bytes with each run"],
    [{ handles: 1 }, "handles grow to 24"],
  ])("finds what grows: %o", (growth, says) => {
    expect(growthsOf(samplesOf(growth)).join()).toContain(says);
  });

  test("does not look at the first quarter, in which pools fill", () => {
    const samples = samplesOf({}).map((sample, index) => ({ ...sample, heap: index < 5 ? 1e6 * index : 20e6 }));
    expect(growthsOf(samples)).toEqual([]);
  });
});

test.each([
  [{ asked: 5, times: 5, runs: 5 }, { sent: 10, acknowledged: 5 }, ""],
  [{ asked: 5, times: 4, runs: 4 }, { sent: 10, acknowledged: 5 }, "of 5 runs 4 were told"],
  [{ asked: 5, times: 6, runs: 5 }, { sent: 10, acknowledged: 5 }, "1 runs were told again"],
  [{ asked: 5, times: 5, runs: 5 }, { sent: 10, acknowledged: 4 }, "of 5 deliveries 4 were acknowledged"],
  [{ asked: 5, times: 5, runs: 5 }, { sent: 5, acknowledged: 5 }, "no delivery was repeated"],
])("a soak whose handler knows %o and whose server %o is told: %s", (told, deliveries, says) => {
  expect(faultsOf(told, deliveries).join()).toBe(says);
});
