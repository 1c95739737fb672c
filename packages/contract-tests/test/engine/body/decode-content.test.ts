import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeContent } from "../../../src/body/decode-content.ts";

const bytes = new TextEncoder().encode("some text");

test.each([
  [null, bytes],
  ["identity", bytes],
  ["GZIP", gzipSync(bytes)],
  ["deflate", deflateSync(bytes)],
  ["br", brotliCompressSync(bytes)],
  ["gzip, br", brotliCompressSync(gzipSync(bytes))],
])("%s is undone", (encoding, packed) => {
  expect(decodeContent(encoding, packed, 1000)).toEqual({ kind: "bytes", bytes });
});

test("An answer without a body may name any encoding.", () => {
  expect(decodeContent("gzip", new Uint8Array(), 1000)).toEqual({ kind: "bytes", bytes: new Uint8Array() });
});

test("Bytes that are not what they are said to be are broken.", () => {
  expect(decodeContent("gzip", bytes, 1000)).toMatchObject({ kind: "broken" });
});

test("Other encodings are not judged.", () => {
  expect(decodeContent("compress", bytes, 1000)).toMatchObject({ kind: "unjudged" });
});

test("A small body that unpacks to a large one is not unpacked.", () => {
  const bomb = gzipSync(Buffer.alloc(1_000_000));
  expect(decodeContent("gzip", bomb, 1000)).toEqual({
    kind: "unjudged",
    reason: "the answer unpacks to more than 1000 bytes",
  });
});
