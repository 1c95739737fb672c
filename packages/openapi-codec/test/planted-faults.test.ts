import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { placesOf, type Verdict } from "./planted-faults/judge.ts";
import { plantedFaults } from "./planted-faults/planted-faults.ts";

const child = fileURLToPath(new URL("planted-faults/child.ts", import.meta.url));

/** Every so many faults are planted here; `pnpm planted-faults` plants all of them, which takes minutes. */
const step = 12;

test("no two faults have one name", () => {
  expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
});

test("each fault stands at one place of the source", () => {
  expect(plantedFaults.filter((fault) => placesOf(fault) !== 1).map(({ name }) => name)).toEqual([]);
});

test("the checks have nothing to say against the codec as it is, and notice the faults of a sample", () => {
  const printed = execFileSync(process.execPath, [child, String(step)], { encoding: "utf8", maxBuffer: 2 ** 24 });
  const [whole, ...verdicts]: Verdict[] = JSON.parse(printed);
  expect(whole).toEqual({ name: "no fault" });
  expect(verdicts).toHaveLength(Math.ceil(plantedFaults.length / step));
  expect(verdicts.filter(({ noticedBy }) => noticedBy === undefined).map(({ name }) => name)).toEqual([]);
});
