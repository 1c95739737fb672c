import type { Operation, Parameter } from "@starfish-api/openapi-codec";
import { expect, test } from "vitest";
import { hasParametersBeside, inputOf } from "../src/operation-input.ts";
import { addressOf } from "../src/transport/address.ts";

const parameters: readonly Parameter[] = [
  { name: "job-id", in: "path", required: true, kind: "integer" },
  { name: "parts", in: "path", required: true, list: "," },
  { name: "limit", in: "query", kind: "integer" },
  { name: "dry", in: "query", kind: "boolean" },
  { name: "q", in: "query" },
  { name: "state", in: "query", list: "repeated" },
  { name: "ids", in: "query", list: ",", kind: "integer" },
  { name: "tags", in: "query", list: "%20" },
  { name: "levels", in: "query", list: "%7C", kind: "number" },
];
const operation: Operation = {
  method: "GET",
  path: "/jobs/{job-id}/parts/{parts}",
  security: "none",
  parameters,
  responses: {},
};
const addressFor = (input: object): string =>
  addressOf(operation, inputOf("listParts", operation, { "job-id": 7, parts: ["a"], ...input }).parameters);

test.each([
  [{}, "/jobs/7/parts/a"],
  [{ parts: ["a,b", "c/d"] }, "/jobs/7/parts/a%2Cb,c%2Fd"],
  [{ limit: -1, dry: false }, "/jobs/7/parts/a?limit=-1&dry=false"],
  [{ q: "a & b" }, "/jobs/7/parts/a?q=a+%26+b"],
  [{ state: ["open", "done"] }, "/jobs/7/parts/a?state=open&state=done"],
  [{ state: [], ids: [], tags: [] }, "/jobs/7/parts/a"],
  [{ ids: [1, 2] }, "/jobs/7/parts/a?ids=1,2"],
  [{ tags: ["x y", "z"], levels: [0.5, 1] }, "/jobs/7/parts/a?tags=x+y%20z&levels=0.5%7C1"],
])("the parameters %j are written as the description says", (input, address) => {
  expect(addressFor(input)).toBe(address);
});

test.each([
  [{ "job-id": "7" }, "job-id: expected a whole number"],
  [{ "job-id": 1.5 }, "job-id: expected a whole number"],
  [{ parts: [] }, "parts: expected a list of which each item is a text that can stand in an address"],
  [{ parts: [".."] }, "parts: expected a list"],
  [{ dry: "yes" }, "dry: expected true or false"],
  [{ q: 1 }, "q: expected a text"],
  [{ ids: 1 }, "ids: expected a list of which each item is a whole number"],
  [{ levels: [Number.NaN] }, "levels: expected a list of which each item is a number"],
  [{ state: ["\ud800"] }, "state: has a lone surrogate"],
])("the parameters %j are refused", (input, message) => {
  expect(() => addressFor(input)).toThrow(message);
});

const limit: Parameter = { name: "limit", in: "query", kind: "integer" };
const reading: Operation = {
  method: "GET",
  path: "/jobs/{id}",
  security: "none",
  parameters: [{ name: "id", in: "path", required: true }, limit],
  responses: {},
};
const adding: Operation = {
  method: "POST",
  path: "/jobs",
  security: "none",
  parameters: [limit],
  request: { content: { "application/json": { kind: "object", members: [] } } },
  responses: {},
};

test("Optional parameters stand beside the one that must be given, or beside the body.", () => {
  expect([reading, adding, operation].map(hasParametersBeside)).toEqual([true, true, false]);
  const read = (beside?: Record<string, unknown>) =>
    addressOf(reading, inputOf("read", reading, "7", beside).parameters);
  expect(read()).toBe("/jobs/7");
  expect(read({ limit: 3 })).toBe("/jobs/7?limit=3");
  expect(read({ limit: undefined })).toBe("/jobs/7");
  const added = inputOf("add", adding, { name: "a" }, { limit: 3 });
  expect(added.value).toEqual({ name: "a" });
  expect(addressOf(adding, added.parameters)).toBe("/jobs?limit=3");
  expect(addressOf(adding, inputOf("add", adding, { name: "a" }).parameters)).toBe("/jobs");
});

test.each([
  [reading, { limit: "3" }, "limit: expected a whole number"],
  [reading, { id: "8" }, "id: not an option of the parameters of op, which knows limit"],
  [adding, { dry: true }, "dry: not an option of the parameters of op, which knows limit"],
  [operation, { limit: 1 }, "limit: not an option of the parameters of op"],
])("What is beside is checked.", (own, beside, message) => {
  expect(() => inputOf("op", own, "7", beside)).toThrow(message);
});
