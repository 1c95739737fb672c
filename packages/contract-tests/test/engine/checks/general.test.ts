import { describe, expect, test } from "vitest";
import { checks, judge, loadContract } from "../../../src/index.ts";
import { description } from "../../foreign/pets/description.ts";
import { generalExchanges } from "./general-exchanges.ts";

const contract = loadContract(description);

test("Every check that is named is one.", () => {
  const ids = checks.map(({ id }) => id);
  expect(Object.keys(generalExchanges).filter((id) => !ids.includes(id))).toEqual([]);
});

describe.each(Object.entries(generalExchanges))("By a document of any other API, %s", (id, exchanges) => {
  for (const [what, outcome, exchange, expectation] of exchanges) {
    test(`of ${what}: ${outcome}`, () => {
      expect(judge(contract, exchange, expectation, new Set([id])).verdicts).toMatchObject([{ check: id, outcome }]);
    });
  }
});
