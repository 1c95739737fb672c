import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { listen } from "../../src/mock/listen.ts";
import { json, starts } from "./requests.ts";

const mock = await createMock();

test("The mock answers over HTTP, on this machine alone, as it does without a network.", async () => {
  const { url, close } = await mock.listen();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const init = { method: "POST", headers: { ...json, Authorization: "Bearer t" }, body: starts.json };
  const response = await fetch(`${url}/v1/ExecuteJobAsync`, init);
  const direct = await mock.fetch(new Request(`${url}/v1/ExecuteJobAsync`, init));
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    direct.status,
    direct.headers.get("content-type"),
    await direct.text(),
  ]);
  await close();
});

test("A method that fetch does not know is refused too.", async () => {
  const { url, close } = await mock.listen();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    httpRequest(`${url}/token`, { method: "TRACE", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
  expect(status).toBe(405);
  await close();
});

test("A request line that is not an address gets a plain 500.", async () => {
  const { url, close } = await mock.listen();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write("GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n");
    });
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString()));
    socket.on("error", reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 500 /);
  expect(answer).toContain("The mock failed.");
  await close();
});

test("A caller who goes away in the middle does the mock no harm.", async () => {
  const { url, close } = await mock.listen();
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write("POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab", () => socket.resetAndDestroy());
    });
    socket.on("close", () => resolve());
    socket.on("error", reject);
  });
  expect((await fetch(`${url}/v1/Nothing`)).status).toBe(404);
  await close();
});

test("A closed mock takes no more connections.", async () => {
  const { url } = await mock.listen();
  await mock.listen();
  await mock.close();
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test("A port that is taken is an error.", async () => {
  const { url, close } = await mock.listen();
  await expect(mock.listen({ port: Number(new URL(url).port) })).rejects.toThrow("EADDRINUSE");
  await close();
});

test("A connection that was opened and never used does not hold up the end.", async () => {
  const { url, close } = await mock.listen();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const isClosed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => socket.once("connect", resolve));
  await fetch(url);
  await close();
  await isClosed;
});

test("A body of more than 4 MiB is refused, and a client that never ends a request holds up the end for a second at most.", async () => {
  const listener = await listen(() => Promise.resolve({ status: 200, headers: {}, body: new Uint8Array() }));
  const answer = await fetch(listener.url, { method: "POST", body: "x".repeat(4 * 1024 * 1024 + 1) }).catch(
    () => undefined,
  );
  expect([413, undefined]).toContain(answer?.status);
  const socket = connect(Number(new URL(listener.url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
  await new Promise((resolve) => setTimeout(resolve, 20));
  await listener.close();
  if (!socket.closed) await once(socket, "close");
});
