import { describe, expect, test } from "vitest";
import { checks, judge, loadContract } from "../../../src/index.ts";
import { description, generalExchanges } from "./general-exchanges.ts";

const contract = loadContract(description);

test("Every check that is named is one.", () => {
  const ids = checks.map(({ id }) => id);
  expect(Object.keys(generalExchanges).filter((id) => !ids.includes(id))).toEqual([]);
});

describe("By a document of any other API", () => {
  for (const [id, exchanges] of Object.entries(generalExchanges)) {
    for (const [what, outcome, exchange, expectation] of exchanges) {
      test(`${id} of ${what}: ${outcome}`, () => {
        expect(judge(contract, exchange, expectation, new Set([id])).verdicts).toMatchObject([{ check: id, outcome }]);
      });
    }
  }
});
