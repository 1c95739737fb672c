import { expect, test } from "vitest";
import { decodeText, encodeText } from "../../../src/body/charset.ts";

test("A text survives both charsets.", () => {
  for (const charset of ["utf-8", "utf-16"] as const) {
    expect(decodeText(encodeText("a é 😀", charset), charset)).toBe("a é 😀");
  }
});

test("utf-16 is written little-endian with a byte order mark.", () => {
  expect([...encodeText("a", "utf-16")]).toEqual([0xff, 0xfe, 0x61, 0]);
});

test("A big-endian byte order mark is understood.", () => {
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0, 0x61]), undefined)).toBe("a");
});

test("A charset that nobody knows is taken for utf-8.", () => {
  expect(decodeText(new Uint8Array([0xc3, 0xa9]), "iso-8859-1")).toBe("é");
});
