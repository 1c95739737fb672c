import { describe, expect, test } from "vitest";
import { judge, loadContract } from "../../../src/index.ts";
import { silentCases } from "./silent-cases.ts";

const contract = loadContract();

describe.each(Object.entries(silentCases))("%s", (id, cases) => {
  for (const [what, outcome, exchange, expectation] of cases) {
    test(`${what} is ${outcome}`, () => {
      const verdict = judge(contract, exchange, expectation).verdicts.find(({ check }) => check === id);
      expect(verdict).toMatchObject({ check: id, outcome, findings: [] });
      expect(verdict?.reason).toMatch(/\w/);
    });
  }
});
