import { expect, test } from "vitest";
import { type Exchange, withRecording } from "../../src/index.ts";

test("A recorded exchange has both sides byte for byte, and the caller gets the same answer.", async () => {
  const exchanges: Exchange[] = [];
  const fetch = withRecording(
    async (request) => new Response(`<${await request.text()}>`, { status: 201, headers: { "X-A": "1" } }),
    (exchange) => exchanges.push(exchange),
  );
  const response = await fetch("http://api.test/a?b=c", { method: "POST", body: "é" });
  expect([response.status, response.headers.get("x-a"), await response.text()]).toEqual([201, "1", "<é>"]);
  expect(exchanges).toHaveLength(1);
  expect(exchanges[0]).toMatchObject({
    request: { method: "POST", url: "http://api.test/a?b=c", body: new Uint8Array([0xc3, 0xa9]) },
    response: { status: 201, body: new Uint8Array([0x3c, 0xc3, 0xa9, 0x3e]) },
  });
});

test("A request that failed is not an exchange.", async () => {
  const exchanges: Exchange[] = [];
  const fetch = withRecording(
    () => Promise.reject(new TypeError("refused")),
    (exchange) => exchanges.push(exchange),
  );
  await expect(fetch("http://api.test/")).rejects.toThrow("refused");
  expect(exchanges).toEqual([]);
});
