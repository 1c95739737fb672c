import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Verdict } from "./planted-faults/child.ts";
import { plantedFaults } from "./planted-faults/planted-faults.ts";

const child = fileURLToPath(new URL("planted-faults/child.ts", import.meta.url));

let verdicts: ReadonlyMap<string, Verdict>;

beforeAll(() => {
  const list: Verdict[] = JSON.parse(execFileSync(process.execPath, [child], { encoding: "utf8", maxBuffer: 2 ** 24 }));
  verdicts = new Map(list.map((verdict) => [verdict.name, verdict]));
}, 240_000);

test("the checks have nothing to say against the codec as it is", () => {
  expect(verdicts.get("no fault")?.noticedBy).toBe(undefined);
});

test("no two faults have one name", () => {
  expect(verdicts.size).toBe(plantedFaults.length + 1);
});

test.each(plantedFaults.map(({ name }) => name))("the checks notice that %s", (name) => {
  const verdict = verdicts.get(name);
  expect(verdict?.places, "the fault stands at one place of the source").toBe(1);
  expect(verdict?.noticedBy).toBeTypeOf("string");
});
