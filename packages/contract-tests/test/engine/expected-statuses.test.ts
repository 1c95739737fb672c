import { expect, test } from "vitest";
import { judge, loadContract } from "../../src/index.ts";

const contract = loadContract();
const range = (first: number): number[] => Array.from({ length: 100 }, (_, index) => first + index);
const exchange = {
  request: { method: "GET", url: "http://host.test/v1/Results/a", headers: {}, body: new Uint8Array() },
  response: { status: 599, headers: {}, body: new Uint8Array() },
};

test.each([
  ["one", [200], "200"],
  ["some", [200, 404, 200], "200 or 404"],
  ["a range", [...range(200), 404], "a 2xx or 404"],
  ["two ranges", [...range(200), ...range(300)], "a 2xx or a 3xx"],
  ["nearly a range", range(200).slice(1), "201 or 202 or 203 or 204 or one of 95 more"],
])("The statuses that are expected are told in few words: %s.", (_what, statuses, words) => {
  const { findings } = judge(contract, exchange, { evidence: "documented", statuses });
  expect(findings.filter(({ check }) => check === "status-expected").map(({ expected }) => expected)).toEqual([words]);
});
