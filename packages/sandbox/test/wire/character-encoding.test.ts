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
  ["IBM437", [0x41, 0x82, 0xe1, 0xff], "Aéß\u00a0"],
  ["cp850", [0x81, 0x9b, 0xe1, 0xd5], "üøßı"],
  ["ibm852", [0x88, 0x9f, 0xa9], "łčę"],
  ["ibm855", [0xa0, 0xa1], "аА"],
  ["IBM00858", [0xd5], "€"],
  ["DOS-862", [0x80, 0x9a], "\u05d0\u05ea"],
])("a body in %s is read as .NET reads it", (charset, bytes, expected) => {
  expect(decodeAnyCharset(Uint8Array.from(bytes), charset)).toBe(expected);
});

test.each(["utf8", "latin-1", "unicode11utf8", "windows1252", "x-user-defined", "klingon"])(
  "%s is a name that .NET does not know",
  (charset) => {
    expect(() => decodeAnyCharset(Uint8Array.of(0x41), charset)).toThrow(`The charset ${charset} is unknown.`);
  },
);

test.each([
  ["Hi Mom +Jjo-!", "Hi Mom ☺!"],
  ["1 +- 1 +AD0 2", "1 + 1 = 2"],
  ["+AGE.", "a."],
  ["+2D3eAA-", "😀"],
  ["+ABC", "\u0010"],
  ["a-b+", "a-b"],
  ["+!", "!"],
  ["\u00e9+AOk-", "éé"],
  ["", ""],
])("UTF-7: %j is %j, as .NET Framework reads it", (sent, expected) => {
  expect(decodeAnyCharset(new Uint8Array(Buffer.from(sent, "latin1")), "utf-7")).toBe(expected);
});
