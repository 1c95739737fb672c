import { describe, expect, test } from "vitest";
import { retryAfterOf } from "../../src/transport/retry-after.ts";
import { manualClock } from "../manual-clock.ts";

const askedFor = (value: string, date?: string) =>
  retryAfterOf(new Headers({ "Retry-After": value, ...(date !== undefined && { Date: date }) }), manualClock());

describe("Retry-After", () => {
  test.each([
    ["7", 7000],
    ["0", 0],
    ["1.5", 1500],
    ["299.997", 299_997],
    ["120, 120", 120_000],
    ["3, 5", 3000],
    ["1.5, 2", 1500],
  ])("of %j is so many seconds, the first of several", (value, milliseconds) => {
    expect(askedFor(value)).toBe(milliseconds);
  });

  test.each(["-5", "+5", "soon", "", ".5"])("of %j is not a value", (value) => expect(askedFor(value)).toBeUndefined());

  test.each(["5.", "1 2", "0x10", "1e3", "2001-01-01", "01 Jan 1970 00:00:09 GMT", "Thu Jan 01 1970 00:00:09"])(
    "of %j, which Date.parse would take, is not a value",
    (value) => expect(askedFor(value)).toBeUndefined(),
  );

  test("as a date counts from the answer's own Date, however wrong the clock here is", () => {
    expect(askedFor("Fri, 27 Nov 2026 06:00:02 GMT", "Fri, 27 Nov 2026 06:00:00 GMT")).toBe(2000);
    expect(askedFor("Fri, 27 Nov 2026 06:00:00 GMT", "Fri, 27 Nov 2026 06:00:09 GMT")).toBe(0);
    expect(askedFor("Thu, 01 Jan 1970 00:00:09 GMT")).toBe(9000);
    expect(askedFor("Thu, 01 Jan 1970 00:00:09 GMT", "yesterday")).toBe(9000);
  });
});
