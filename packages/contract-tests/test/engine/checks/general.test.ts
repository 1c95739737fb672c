import { describe, expect, test } from "vitest";
import { checks, judge, loadContract } from "../../../src/index.ts";
import { furtherExchanges } from "./further-exchanges.ts";
import { description, generalExchanges } from "./general-exchanges.ts";

const tables = [
  ["a document of any other API", loadContract(description), generalExchanges],
  ["the published description", loadContract(), furtherExchanges],
] as const;

test("Every check that is named is one.", () => {
  const ids = checks.map(({ id }) => id);
  expect(
    [...Object.keys(generalExchanges), ...Object.keys(furtherExchanges)].filter((id) => !ids.includes(id)),
  ).toEqual([]);
});

describe.each(tables)("By %s", (_name, contract, table) => {
  for (const [id, exchanges] of Object.entries(table)) {
    for (const [what, outcome, exchange, expectation] of exchanges) {
      test(`${id} of ${what}: ${outcome}`, () => {
        expect(judge(contract, exchange, expectation, new Set([id])).verdicts).toMatchObject([{ check: id, outcome }]);
      });
    }
  }
});
