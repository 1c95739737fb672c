import { expect, test } from "vitest";
import { KitError, loadContract } from "../../../src/index.ts";

const contract = loadContract();
const start = { jobID: "j", projectID: "p", runID: "r" };
const validate = (value: object): readonly object[] =>
  contract.validateValue("execJobAsyncRequest", { ...start, ...value });

test("Lengths are counted in UTF-16 units.", () => {
  expect(validate({ runID: "😀".repeat(18) })).toEqual([]);
  expect(validate({ runID: "😀".repeat(19) })).toMatchObject([{ path: "/runID", keyword: "maxLength" }]);
});

test("Every issue is found, with its place and what was expected.", () => {
  expect(validate({ jobID: " ", loggingLevel: 4, runID: undefined, chainJobs: null })).toMatchObject([
    { path: "/runID", keyword: "required", found: "nothing" },
    { path: "/chainJobs", keyword: "type", found: "null", evidence: "documented" },
    { path: "/jobID", keyword: "pattern", found: '" "' },
    { path: "/loggingLevel", keyword: "enum", expected: "enum [0,1,2,3]" },
  ]);
});

test("A whole number has 32 bits.", () => {
  expect(contract.validateValue("resultsResponse", { errors: 2 ** 31 - 1 })).toEqual([]);
  expect(contract.validateValue("resultsResponse", { errors: 2 ** 31 })).toMatchObject([{ keyword: "format" }]);
});

test("A date has to exist, not only to look like one.", () => {
  expect(contract.validateValue("resultsResponse", { startTime: "2026-02-29T00:00:00" })).toMatchObject([
    { path: "/startTime", keyword: "x-xsd-type", message: "must be a date and time that exist" },
  ]);
});

test("A schema can be given as it is.", () => {
  expect(contract.validateValue({ type: "string" }, 5)).toMatchObject([{ path: "", keyword: "type" }]);
});

test("A schema that is not there is the kit's error.", () => {
  expect(() => contract.validateValue("nothing", {})).toThrow(KitError);
});

test.each([
  ["[\\w-.]+", "a-b.c", "~"],
  ["(?i)^abc$", "ABC", "abd"],
  ["\\Aab\\z", "ab", "xab"],
  ["^\\p{Lu}$", "\u00c9", "a"],
])("The pattern %s is read as other languages write it.", (pattern, right, wrong) => {
  const validate = loadContract({
    openapi: "3.1.0",
    paths: {},
    components: { schemas: { Text: { pattern } } },
  }).validateValue;
  expect(validate("Text", right)).toEqual([]);
  expect(validate("Text", wrong)).toHaveLength(1);
});

test("A pattern that nobody here can read is told, and every text fits it.", () => {
  const schemas = { Text: { pattern: "^(?>a+)b$" }, List: { items: { pattern: "^(?>a+)b$" } } };
  const contract = loadContract({ openapi: "3.1.0", paths: {}, components: { schemas } });
  expect(contract.unreadPatterns).toEqual(["^(?>a+)b$"]);
  expect(contract.validateValue("Text", "x")).toEqual([]);
});
