import { expect, test } from "vitest";
import { compare } from "../../datacontract/claim.ts";

test("A comparison counts what was compared and keeps every difference.", () => {
  const comparison = compare("all is equal");
  comparison.equal({ a: null }, { a: null }, "first");
  comparison.equal({ a: "\r\n" }, { a: "\n" }, "second");
  expect(comparison.claim()).toEqual({
    text: "all is equal",
    compared: 2,
    differences: ['second: expected {"a":"\\r\\n"}, found {"a":"\\n"}'],
  });
});

test("A missing member is a difference to one that is null.", () => {
  const comparison = compare("all is equal");
  comparison.equal({ a: null }, {}, "it");
  expect(comparison.claim("a note")).toMatchObject({ text: "all is equal: a note", differences: [expect.any(String)] });
});
