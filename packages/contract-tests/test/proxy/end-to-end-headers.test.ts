import { expect, test } from "vitest";
import { endToEndHeaders } from "../../src/proxy/end-to-end-headers.ts";

test("Fields of the connection are left out, in any letter case.", () => {
  const raw = ["keep-alive", "5", "TE", "trailers", "Transfer-Encoding", "chunked", "Proxy-Authorization", "Basic x"];
  expect(endToEndHeaders([...raw, "Accept", "*/*"])).toEqual([["Accept", "*/*"]]);
});

test("Fields that Connection names are left out too.", () => {
  const raw = ["X-Mine", "1", "Connection", "close, x-mine", "Connection", "X-Other", "x-other", "2", "X-Kept", "3"];
  expect(endToEndHeaders(raw)).toEqual([["X-Kept", "3"]]);
});

test("Repeated fields stay, in their order.", () => {
  expect(endToEndHeaders(["Set-Cookie", "a", "Set-Cookie", "b"])).toEqual([
    ["Set-Cookie", "a"],
    ["Set-Cookie", "b"],
  ]);
});
