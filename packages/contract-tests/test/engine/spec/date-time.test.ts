import { expect, test } from "vitest";
import { isDateTime } from "../../../src/spec/date-time.ts";

test.each([
  "2026-01-02T03:04:05",
  "2026-01-02T03:04:05.1234567+00:00",
  "2024-02-29T23:59:59Z",
  "2026-01-02T03:04:05-14:00",
])("%s exists", (text) => {
  expect(isDateTime(text)).toBe(true);
});

test.each([
  "2026-13-02T03:04:05",
  "2025-02-29T03:04:05",
  "2026-01-02T25:04:05",
  "2026-01-02T03:60:05Z",
  "2026-01-02T03:04:05+14:01",
  "2026-01-02T03:04:05+01:60",
  "2026-01-02",
  "now",
])("%s does not exist", (text) => {
  expect(isDateTime(text)).toBe(false);
});
