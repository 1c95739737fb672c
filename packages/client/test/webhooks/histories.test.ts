import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runHistory, Violation } from "./model/history.ts";
import { type Plant, plants } from "./model/plants.ts";

/** More of them: `STARFISH_HISTORIES=100000 npx vitest run --project client packages/client/test/webhooks/histories.test.ts`. */
const histories = Number(process.env["STARFISH_HISTORIES"] ?? 1500);
const maxHistories = 10_000;

function explore(numRuns: number, plant?: Plant): Promise<fc.RunDetails<[number[]]>> {
  const choices = fc.array(fc.nat({ max: 59 }), { maxLength: 250, size: "max" });
  const property = fc.asyncProperty(choices, async (numbers) => {
    let next = 0;
    const choose = (count: number) => (numbers[next++] ?? 0) % Math.max(count, 1);
    await runHistory(choose, () => next < numbers.length, plant);
  });
  return fc.check(property, { numRuns, seed: 1, endOnFailure: plant !== undefined }) as Promise<
    fc.RunDetails<[number[]]>
  >;
}

describe("two processes, a store that fails, deliveries that overlap, and deaths", () => {
  test(`in ${histories} histories every run is told, once, by one at a time, and acknowledged only then`, async () => {
    const { failed, errorInstance, numRuns } = await explore(histories);
    expect(failed, String(errorInstance)).toBe(false);
    expect(numRuns).toBe(histories);
  });

  test.each(Object.entries(plants))("a planted mistake is found: %s", async (_name, plant) => {
    const { failed, errorInstance } = await explore(maxHistories, plant);
    expect(failed).toBe(true);
    expect(errorInstance).toBeInstanceOf(Violation);
  });
});
