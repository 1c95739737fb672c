import { describe, expect, test } from "vitest";
import { checks, judge, loadContract } from "../../../../src/index.ts";
import { rulings } from "./rulings.ts";

const published = loadContract();

test("The cases are of checks that there are.", () => {
  expect(Object.keys(rulings).filter((name) => !checks.some(({ id }) => id === name))).toEqual([]);
});

describe.each(Object.entries(rulings))("%s", (id, cases) => {
  test.each(cases)("$what: $says", ({ contract = published, exchange, expectation, says }) => {
    const [verdict] = judge(contract, exchange, expectation, new Set([id])).verdicts;
    const [outcome, evidence] = says.split(", ");
    expect(verdict?.outcome).toBe(outcome);
    expect(verdict?.findings.every((finding) => evidence === undefined || finding.evidence === evidence)).toBe(true);
  });
});
