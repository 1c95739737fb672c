import { expect, test } from "vitest";
import { fitsPattern } from "../../src/run/case-pattern.ts";

test.each([
  ["a/b", "a/b", true],
  ["a/b", "a/bc", false],
  ["a.b", "a/b", false],
  ["*", "", true],
  ["*", "a/b", true],
  ["a/*", "a/", true],
  ["a/*", "A/b", false],
  ["*b", "a/b/b", true],
  ["a*a", "a", false],
  ["a*a", "aa", true],
  ["a*b*c", "a-b-c", true],
  ["a*b*c", "a-c-b", false],
  ["*ab*ab*", "abab", true],
  ["*ab*ab*", "aba", false],
  ["**/x", "a/x", true],
  ["(*", "(a", true],
  ["a*", "a\nb", true],
])("%j and %j: %s", (pattern, id, fits) => {
  expect(fitsPattern(pattern, id)).toBe(fits);
});

test("A list that somebody wrote with many stars holds nothing up.", () => {
  expect(fitsPattern(`${"*a".repeat(60)}*x`, "a".repeat(5000))).toBe(false);
});
