import { expect, test } from "vitest";
import { planCases } from "../../src/run/run-contract.ts";
import { selectCases } from "../../src/run/select-cases.ts";
import { contract } from "./targets.ts";

const cases = planCases(contract, { baseUrl: "http://127.0.0.1:1" }, { examples: 1 });

test("Filters narrow each other, and a star stands for anything.", () => {
  const ids = selectCases(contract, cases, {
    operations: ["getResults", "executeJob"],
    cases: ["*/method-PUT", "requestToken/*"],
  }).map(({ id }) => id);
  expect(ids).toEqual(["executeJob/method-PUT", "getResults/method-PUT"]);
});

test("A case in a media type that is not used is left out; the token, which has one only, stays.", () => {
  const left = selectCases(contract, cases, { mediaTypes: ["application/xml"] });
  expect(left.filter(({ sends, asks }) => sends === "text/xml" || asks === "text/json")).toEqual([]);
  expect(left.some(({ operation }) => operation === "getResults")).toBe(true);
});
