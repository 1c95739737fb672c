import { describe, expect, test } from "vitest";
import { createClient } from "../../src/index.ts";
import { play } from "./history.ts";
import { mistakes } from "./mistakes.ts";
import { historyThatFinds } from "./plant.ts";

/** `pnpm model --histories 100000` plays more. */
const histories = 60;

describe("several processes, a bad network, a bad store and deaths", () => {
  test("start no order twice, and are told nothing that is not so", async () => {
    let starts = 0;
    for (let seed = 1; seed <= histories; seed++) {
      const history = await play(createClient, seed);
      expect(history.violations, `seed ${seed}\n${history.log.join("\n")}`).toEqual([]);
      starts += history.starts;
    }
    expect(starts).toBeGreaterThan(histories);
  });

  test("are played the same again by the same seed", async () => {
    expect(await play(createClient, 7)).toEqual(await play(createClient, 7));
  });
});

describe("the model", () => {
  test("knows at least twelve mistakes", () => {
    expect(new Set(mistakes.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
  });

  // `pnpm model:planted` plants all of them.
  test.each(mistakes.filter((_, index) => index % 6 === 0))("finds that $name", async (mistake) => {
    expect(await historyThatFinds(mistake, 2000)).toBeLessThan(2000);
  });
});
