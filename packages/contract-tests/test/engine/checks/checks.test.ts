import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checks, type Exchange, type Expectation, judge, loadContract, type Verdict } from "../../../src/index.ts";
import { exchangeOf } from "../exchanges.ts";
import { checkCases } from "./check-cases.ts";

const contract = loadContract();
const notChecks = ["body-rules.ts", "difference.ts", "index.ts", "ruling.ts"];

function verdictOf(id: string, exchange: Exchange, expectation?: Expectation): Verdict | undefined {
  return judge(contract, exchange, expectation, new Set([id])).verdicts[0];
}

test("Every file of checks is one check, named after its claim.", () => {
  const files = ["checks", "profile/checks"]
    .flatMap((folder) => readdirSync(new URL(`../../../src/${folder}`, import.meta.url)))
    .filter((name) => !notChecks.includes(name));
  expect(new Set(checks.map(({ id }) => `${id}.ts`))).toEqual(new Set(files));
});

test("Every check has an exchange that satisfies it and one that violates it.", () => {
  expect(new Set(Object.keys(checkCases))).toEqual(new Set(checks.map(({ id }) => id)));
  expect(Object.values(checkCases).filter(({ violates }) => violates.length === 0)).toEqual([]);
});

test("Every check says in one sentence why it matters.", () => {
  expect(checks.filter(({ why }) => !/^[^.]+(?:\.[^.]+)*\.$/.test(why)).map(({ id }) => id)).toEqual([]);
});

test("An exchange in which nothing is wrong violates no check.", () => {
  expect(judge(contract, exchangeOf()).findings).toEqual([]);
});

describe.each(checks)("$id", ({ id, blame, evidence }) => {
  const { satisfies, expectation, violates } = checkCases[id] ?? {
    satisfies: exchangeOf(),
    expectation: undefined,
    violates: [],
  };

  test("It holds for a right exchange", () => {
    expect(verdictOf(id, satisfies, expectation)).toEqual({ check: id, outcome: "held", findings: [] });
  });

  test.each(violates)("$what: it does not hold", ({ exchange, expectation: own, found }) => {
    const verdict = verdictOf(id, exchange, own ?? expectation);
    expect(verdict?.outcome).toBe("violated");
    expect(verdict?.findings.map((finding) => finding.found).join("\n")).toContain(found);
    expect(verdict?.findings[0]).toMatchObject({ check: id, blame });
    expect(["documented", "observed", "assumed"]).toContain(evidence);
  });
});
