import { expect, test } from "vitest";
import { mergeReports, type Report } from "../../src/index.ts";
import { runContract } from "../../src/run/run-contract.ts";
import { contract, sandboxTarget } from "../run/targets.ts";

const faults = ["allow-missing"] as const;
const selection = { cases: ["*/method-*", "getResults/*", "executeJobAsync/application-json/run-start"] };

async function runPart(index: number, count: number, seed = 7): Promise<Report> {
  const { sandbox, target } = sandboxTarget({ faults: [...faults] });
  const shard = count === 1 ? {} : { shard: { index, count } };
  const report = await runContract(target, { contract, seed, runKey: "a-key", selection: { ...selection, ...shard } });
  await sandbox.close();
  return report;
}

const whole = await runPart(1, 1);
const parts = [await runPart(1, 3), await runPart(2, 3), await runPart(3, 3)] as const;
const [first, second, third] = parts;

test("All shards together say what the whole run says.", () => {
  const merged = mergeReports(contract, [third, first, second]);
  const idsOf = ({ cases }: Report): string[] => cases.map(({ id }) => id).toSorted();
  expect(idsOf(merged)).toEqual(idsOf(whole));
  const claims = ({ findings }: Report): string[] => findings.map((each) => `${each.case} ${each.check}`).toSorted();
  expect(claims(merged)).toEqual(claims(whole));
  expect(claims(merged).length).toBeGreaterThan(3);
  const { durationMilliseconds: _merged, ...totals } = merged.totals;
  expect(whole.totals).toMatchObject(totals);
  expect(merged.observations.map(({ id }) => id)).toEqual(whole.observations.map(({ id }) => id));
  expect(merged.about).toEqual({ ...whole.about, when: first.about.when });
});

test("Its time is from the first start to the last end.", () => {
  const at = (report: Report, second: number): Report => ({
    ...report,
    about: { ...report.about, when: new Date(1000 * second).toISOString() },
    totals: { ...report.totals, durationMilliseconds: 1500 },
  });
  const merged = mergeReports(contract, [at(first, 20), at(second, 10), at(third, 12)]);
  expect(merged.about.when).toBe("1970-01-01T00:00:10.000Z");
  expect(merged.totals.durationMilliseconds).toBe(11_500);
});

test("One whole report stays as it is.", () => {
  expect(mergeReports(contract, [whole])).toEqual(whole);
});

test.each([
  ["no report", [], /no report/],
  ["a missing shard", [first, third], /shard 2\/3 is missing/],
  ["a shard twice", [first, second, third, second], /Two reports hold shard 2\/3/],
  ["a whole run beside a part", [whole, first], /different runs/],
  [
    "another target",
    [first, second, { ...third, about: { ...third.about, target: "http://b" } }],
    /the target is .* and http:\/\/b/,
  ],
  ["another seed", [first, second, { ...third, about: { ...third.about, seed: 8 } }], /the same --seed/],
  ["a case twice", [first, second, { ...third, cases: first.cases }], /Two reports hold \w+\//],
] as const)("%s is refused.", (_, reports, message) => {
  expect(() => mergeReports(contract, reports)).toThrow(message);
});
