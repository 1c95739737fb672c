import { expect, test } from "vitest";
import { parsePrefer } from "../../src/mock/prefer.ts";

test.each([
  [null, {}],
  ["respond-async, wait=10", {}],
  ["code=400", { code: 400 }],
  ["code=many", {}],
  ['CODE=400; example="a b" , dynamic=true', { code: 400, example: "a b", dynamic: true }],
  ["dynamic=false", { dynamic: false }],
])("%j", (header, preferences) => {
  expect(parsePrefer(header)).toEqual(preferences);
});
