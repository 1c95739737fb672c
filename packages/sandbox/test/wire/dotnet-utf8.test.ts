import { expect, test } from "vitest";
import { decodeLenientUtf8 } from "../../src/wire/dotnet/dotnet-utf8.ts";

test.each([
  ["ED A0 80", 2],
  ["E0 80", 1],
  ["E0 80 80", 2],
  ["ED A0", 1],
  ["F4 90", 1],
  ["F4 90 80 80", 3],
  ["F0 80 80 80", 3],
  ["ED A0 BD ED B8 80", 4],
  ["C0 80", 2],
  ["F5 80", 2],
  ["E2 82", 1],
  ["F0 90 80", 1],
])("%s is %i broken parts", (bytes, parts) => {
  const broken = Buffer.from(bytes.replaceAll(" ", ""), "hex");
  const text = decodeLenientUtf8(Buffer.concat([Buffer.from("a"), broken, Buffer.from("é😀")]));
  expect(text).toBe(`a${"\ufffd".repeat(parts)}é😀`);
});

test("the character U+FFFD and a byte order mark are texts like any other", () => {
  expect(decodeLenientUtf8(Buffer.from("\ufeff\ufffda"))).toBe("\ufeff\ufffda");
});
