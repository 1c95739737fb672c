import { createServer, type RequestListener } from "node:http";
import { connect, createServer as createSecondServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type NodeRequest, toNodeListener } from "../../src/index.ts";
import { guardProcess } from "../guard-process.ts";
import { manualClock } from "../manual-clock.ts";
import { delivered, delivery, hook } from "./hook.ts";

guardProcess();

describe("a delivery", () => {
  test("that is compressed is refused with 415, and the reason is told", async () => {
    const { handler, sign, refused } = hook();
    const body = gzipSync(JSON.stringify(delivered));
    const headers = { "Content-Encoding": "gzip" };
    const answer = await handler(new Request(await sign(), { method: "POST", body, headers }));
    expect(answer.status).toBe(415);
    expect(refused).toMatchObject([{ status: 415, reason: "The body is compressed (gzip), which is not read." }]);
    expect(
      (await handler(delivery(await sign(), delivered, { headers: { "Content-Encoding": "identity" } }))).status,
    ).toBe(204);
  });

  test("whose body somebody else is reading is told as that", async () => {
    const { handler, sign, failures } = hook();
    const request = delivery(await sign());
    request.body?.getReader();
    expect((await handler(request)).status).toBe(500);
    expect(String(failures[0])).toContain("the body was read before the webhook handler got the request");
  });

  test("at a clock that tells no number is not taken", async () => {
    const clock = { ...manualClock(), now: () => Number.NaN, monotonic: () => 0 };
    const { handler, told } = hook({ clock });
    const address = await hook().sign();
    expect((await handler(delivery(address))).status).toBe(410);
    expect(told).toEqual([]);
  });
});

/** What a server with a listener answers. */
async function answered(listener: RequestListener): Promise<Response> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { method: "POST" });
    const { status, headers } = response;
    return new Response(await response.arrayBuffer(), { status, headers });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("a request of a platform that hands on the body alone", () => {
  const answerTo = async (request: object) => {
    const statuses: number[] = [];
    const { handler, sign, failures } = hook();
    const { pathname, search } = new URL(await sign());
    const outgoing = { writeHead: (status: number) => statuses.push(status), end: () => {} };
    const incoming = { method: "POST", url: pathname + search, headers: {}, ...request } as unknown as NodeRequest;
    await toNodeListener(handler)(incoming, outgoing);
    return { statuses, failures };
  };

  test.each([
    ["a text", { body: JSON.stringify(delivered) }],
    ["bytes", { rawBody: Buffer.from(JSON.stringify(delivered)), body: delivered }],
  ])("is taken with %s", async (_what, request) => {
    expect(await answerTo(request)).toEqual({ statuses: [204], failures: [] });
  });

  test.each([
    ["an object", { body: delivered }],
    ["nothing", {}],
  ])("is told as read already with %s", async (_what, request) => {
    const { statuses, failures } = await answerTo(request);
    expect([statuses, String(failures[0])]).toEqual([[500], expect.stringContaining("the body was read before")]);
  });
});

describe("a listener hands on what a function answers", () => {
  test("to the byte", async () => {
    const bytes = Uint8Array.of(0, 255, 128, 65);
    const response = await answered(toNodeListener(async () => new Response(bytes)));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  test("with all its cookies", async () => {
    const headers = new Headers([
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ]);
    const response = await answered(toNodeListener(async () => new Response("x", { headers })));
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("over HTTP/2, also where a body was not read", async () => {
    const { handler, told } = hook();
    const server = createSecondServer(toNodeListener(handler));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const post = (path: string, body: string) =>
      new Promise<unknown>((resolve, reject) => {
        const request = client.request({ ":method": "POST", ":path": path });
        request.on("response", (headers) => resolve(headers[":status"]));
        request.on("error", reject);
        request.end(body);
      });
    try {
      const { pathname, search } = new URL(await hook().sign());
      expect(await post("/unsigned", "x".repeat(200_000))).toBe(401);
      expect(await post(pathname + search, JSON.stringify(delivered))).toBe(204);
      expect(told).toHaveLength(1);
    } finally {
      client.close();
      server.close();
    }
  });
});
