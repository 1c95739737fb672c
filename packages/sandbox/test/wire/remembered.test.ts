import { expect, test } from "vitest";
import { remembered } from "../../src/wire/http/remembered.ts";

test("a text is dealt with once while it is remembered, a long one each time", () => {
  const asked: string[] = [];
  const double = remembered((text) => {
    asked.push(text);
    return text + text;
  });
  expect(["a", "b", "a"].map(double)).toEqual(["aa", "bb", "aa"]);
  expect(asked).toEqual(["a", "b"]);
  const long = "x".repeat(501);
  double(long);
  expect(double(long)).toHaveLength(1002);
  expect(asked).toEqual(["a", "b", long, long]);
});

test("no more than a hundred texts are kept", () => {
  let asked = 0;
  const count = remembered(() => {
    asked++;
    return asked;
  });
  for (let each = 0; each <= 100; each++) {
    count(String(each));
  }
  expect([count("100"), count("0")]).toEqual([101, 102]);
});
