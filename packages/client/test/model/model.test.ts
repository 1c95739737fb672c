import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as client from "../../src/index.ts";
import { explore } from "./explore.ts";
import { type Mistake, mistakes } from "./mistakes.ts";
import { historyThatFinds } from "./plant.ts";

/** `pnpm model --histories 100000` plays more. */
const histories = 150;

describe("several processes, a bad network, a bad store, wrong clocks and deaths", () => {
  test("start no order twice, lose none, and are told nothing that is not so", async () => {
    const { failure, counts } = await explore(client, { seed: 1, histories });
    expect(failure?.violations, failure?.story.join("\n")).toBeUndefined();
    expect(counts.starts).toBeGreaterThan(histories);
    expect(counts.outcomes).toBeGreaterThan(5 * histories);
    expect(counts.posts).toBeGreaterThan(histories);
    expect(counts.deaths).toBeGreaterThan(histories / 10);
  });

  test("are played the same again by the same seed", async () => {
    const both = [await explore(client, { seed: 7, histories: 20 }), await explore(client, { seed: 7, histories: 20 })];
    expect(both[0]).toEqual(both[1]);
  });
});

describe("a history that breaks a promise", () => {
  test("is made smaller, told in at most 20 lines, and played again by its seed and path", async () => {
    const createClient: typeof client.createClient = (options) =>
      client.createClient({ ...options, claims: undefined });
    const withoutClaims = { ...client, createClient };
    const { failure } = await explore(withoutClaims, { seed: 1, histories: 2000 });
    expect(failure?.violations.join()).toMatch(/^order \d was sent before that was written down/);
    expect(failure?.story.length).toBeLessThanOrEqual(20);
    expect(failure?.story.at(-1)).toContain("BROKEN: ");
    const again = await explore(withoutClaims, { seed: 1, histories: 1, path: failure?.path });
    expect(again.failure?.all).toEqual(failure?.all);
    expect((await explore(client, { seed: 1, histories: 1, path: failure?.path })).failure).toBeUndefined();
  });
});

describe("the model", () => {
  test("knows at least twelve mistakes", () => {
    expect(new Set(mistakes.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
  });

  test.each(mistakes)("can plant that $name", ({ file, from, to }) => {
    const code = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
    expect(code.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  // Of those that it finds soon. `pnpm model:planted` plants all of them.
  test.each([
    "claims are ignored",
    "a failure of the network means that nothing was started",
    "the first end of a chain is believed",
    "a job that failed is told as one that succeeded",
  ])("finds that %s", async (planted) => {
    const mistake = mistakes.find(({ name }) => name === planted);
    expect(mistake).toBeDefined();
    expect(await historyThatFinds(mistake as Mistake, 2000)).toBeLessThan(2000);
  });
});
