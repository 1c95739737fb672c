import { expect, test } from "vitest";
import { decodeAnyCharset } from "../../src/wire/dotnet/character-encoding.ts";

test.each([
  ["utf-8", [0x41, 0xc3, 0xa9], "Aé"],
  ["UTF-8", [0xef, 0xbb, 0xbf, 0xed, 0xa0, 0x80], "\ufffd\ufffd"],
  ["unicode", [0x41, 0], "A"],
  ["unicodeFFFE", [0, 0x41], "A"],
  ["utf-32", [0x41, 0, 0, 0], "A"],
  ["utf-32be", [0, 0, 0xfe, 0xff, 0, 0, 0, 0x41], "A"],
  ["l1", [0x80, 0xe9], "\u0080é"],
  ["ascii", [0x41, 0xe9], "A?"],
  ["x-ansi", [0x80], "€"],
  ["latin9", [0xa4], "€"],
  ["Shift-JIS", [0x82, 0xa0], "あ"],
])("a body in %s is read as .NET reads it", (charset, bytes, expected) => {
  expect(decodeAnyCharset(Uint8Array.from(bytes), charset)).toBe(expected);
});

test.each(["utf8", "latin-1", "unicode11utf8", "windows1252", "x-user-defined", "klingon"])(
  "%s is a name that .NET does not know",
  (charset) => {
    expect(() => decodeAnyCharset(Uint8Array.of(0x41), charset)).toThrow(`The charset ${charset} is unknown.`);
  },
);
