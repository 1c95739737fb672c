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

/** What a server answers to bytes. */
async function ask(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes));
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => undefined);
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

test.each(["Host: a b", "Host: foo|bar", "Host: u:p@[", "Host: a:99999"])(
  "A request with %s is refused, also where requests are logged, and the next one is served.",
  async (host) => {
    const lines: string[] = [];
    const logged = await createMock({ onAnswer: ({ target }) => lines.push(target) });
    const { url } = await logged.listen();
    expect(await ask(url, `GET / HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 .*The address or the Host of this request is none/s,
    );
    expect(await ask(url, "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 4/);
    expect((await fetch(`${url}/v1/Nothing`)).status).toBe(404);
    await logged.close();
  },
);

test("A caller who gives the whole address is served.", async () => {
  const { url, close } = await mock.listen();
  const answer = await ask(
    url,
    "GET http://other/v1/Results/a HTTP/1.1\r\nHost: other\r\nAuthorization: Bearer t\r\nConnection: close\r\n\r\n",
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  await close();
});

test("A caller whose answer cannot be made is cut off, and the next one is served.", async () => {
  const answers = [
    () => Promise.reject(new Error("no answer")),
    async () => ({ status: 99_999, headers: {}, body: new Uint8Array() }),
    async () => ({ status: 204, headers: {}, body: new Uint8Array() }),
  ];
  const listener = await listen(() => (answers.shift() as () => Promise<never>)());
  await expect(fetch(listener.url)).rejects.toThrow();
  await expect(fetch(listener.url)).rejects.toThrow();
  expect((await fetch(listener.url)).status).toBe(204);
  await listener.close();
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
