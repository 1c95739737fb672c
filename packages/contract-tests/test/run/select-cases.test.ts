import { expect, test } from "vitest";
import { loadContract } from "../../src/index.ts";
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

test("The media types of an API that is only read are those of its answers.", () => {
  const content = { "application/json": { schema: {} }, "application/xml": { schema: {} } };
  const api = loadContract({
    openapi: "3.1.0",
    info: { title: "Read", version: "1" },
    paths: { "/a": { get: { operationId: "a", responses: { 200: { description: "", content } } } } },
  });
  const all = planCases(api, { baseUrl: "http://127.0.0.1:1" }, {});
  const left = selectCases(api, all, { mediaTypes: ["application/xml"] });
  expect(all.map(({ asks }) => asks)).toContain("application/json");
  expect(left.map(({ asks }) => asks)).not.toContain("application/json");
  expect(left.map(({ asks }) => asks)).toContain("application/xml");
  expect(() => selectCases(api, all, { mediaTypes: ["application/xm"] })).toThrow("did you mean application/xml?");
});
