import { once } from "node:events";
import { createServer as createHttpServer, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { deflateRawSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { decodeContent } from "../../src/body/decode-content.ts";
import { createSelfSigned } from "../run/self-signed.ts";
import { send, serve, start, started, startHeaders, startProxy } from "./serve.ts";

const path = "/v1/ExecuteJobAsync";
const right = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${started.length}\r\n\r\n${started}`;

/** An upstream that answers every request with these bytes, and keeps what it was sent. */
async function serveBytes(answer: string): Promise<{ url: string; seen: () => string }> {
  let seen = "";
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let isAnswered = false;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      seen += bytes.toString("latin1");
      if (!isAnswered && seen.includes("\r\n\r\n")) {
        isAnswered = true;
        socket.end(answer, "latin1");
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen: () => seen };
}

/** Sends bytes as they stand, and reads until the connection is closed. */
async function sendBytes(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(bytes);
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

test.each([
  [
    "a reason phrase with a control character",
    `HTTP/1.1 200 O\u0001K\r\n${right.slice(right.indexOf("\r\n") + 2)}`,
    200,
  ],
  ["a switch of protocols", "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n", 502],
  ["what is not HTTP", "garbage\r\n\r\n", 502],
  ["a field of 200 kB", right.replace("\r\n\r\n", `\r\nX-Long: ${"x".repeat(200_000)}\r\n\r\n`), 200],
  ["JSON nested 100,000 deep", `${right.slice(0, right.indexOf("Content-Length"))}\r\n${"[".repeat(100_000)}`, 200],
])("The proxy goes on after %s", async (_what, answer, status) => {
  const upstream = await serveBytes(answer);
  const { url, judged } = await startProxy(upstream.url);
  const first = await send(url + path, { method: "POST", headers: startHeaders, body: start });
  expect(first.status).toBe(status);
  await judged;
  expect((await send(url + path, { method: "POST", headers: startHeaders, body: start })).status).toBe(status);
});

test("A request nested 100,000 deep is passed on, and the proxy goes on", async () => {
  const upstream = await serveBytes(right);
  const { url, judged } = await startProxy(upstream.url);
  const body = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const headers = [...startHeaders.slice(0, 4), "Content-Length", String(body.length)];
  expect((await send(url + path, { method: "POST", headers, body })).status).toBe(200);
  expect((await judged).operation).toMatch(/executeJobAsync|no operation/);
});

test("A listener that throws ends nothing", async () => {
  const upstream = await serveBytes(right);
  const { url } = await startProxy(upstream.url, {
    onJudgement: () => {
      throw new TypeError("mine");
    },
  });
  const post = { method: "POST", headers: startHeaders, body: start };
  expect([(await send(url + path, post)).status, (await send(url + path, post)).status]).toEqual([200, 200]);
});

test.each(["GET", "DELETE", "HEAD", "OPTIONS", "POST"])(
  "Connection cannot take away where a body of %s ends",
  async (method) => {
    const upstream = await serveBytes(right);
    const { url } = await startProxy(upstream.url);
    const inner = "POST /v1/ExecuteJobAsync HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
    await sendBytes(
      url,
      `${method} /v1/Results/r HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\nConnection: close, content-length, host, authorization, transfer-encoding\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
    );
    expect(upstream.seen()).toMatch(new RegExp(`content-length: ${inner.length}\r\n`, "i"));
    expect(upstream.seen()).toMatch(/authorization: Bearer t\r\n/i);
  },
);

test.each(["POST", "PUT", "PATCH", "GET"])("%s without a body stays so", async (method) => {
  const upstream = await serveBytes(right);
  const { url } = await startProxy(upstream.url);
  await sendBytes(url, `${method} ${path} HTTP/1.1\r\nHost: a\r\nX-Two: 1\r\nx-two: 2\r\nConnection: close\r\n\r\n`);
  expect(upstream.seen()).not.toMatch(/transfer-encoding|content-length/i);
  expect(upstream.seen()).toMatch(/X-Two: 1\r\nX-Two: 2\r\n/);
});

test("OPTIONS * asks about the upstream as a whole", async () => {
  const upstream = await serveBytes(right);
  const { url } = await startProxy(`${upstream.url}/base`);
  expect(await sendBytes(url, "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 200/);
  expect(upstream.seen()).toMatch(/^OPTIONS \* HTTP/);
});

test.each([
  ["/../../x", "/base/x"],
  ["/a/%2e%2E/../x?b=/../c", "/base/x?b=/../c"],
  ["/a\\..\\..\\x", "/base/x"],
  ["/a/./b", "/base/a/b"],
  ["/a..b/%7e/c", "/base/a..b/%7e/c"],
])("%s stays inside the upstream's path", async (target, expected) => {
  const upstream = await serveBytes(right);
  const { url } = await startProxy(`${upstream.url}/base`);
  await sendBytes(url, `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  expect(upstream.seen()).toContain(`GET ${expected} HTTP/1.1\r\n`);
});

test("A request's fields of 200 kB are passed on", async () => {
  const upstream = await serveBytes(right);
  const { url } = await startProxy(upstream.url);
  const headers = [...startHeaders, "X-Long", "x".repeat(200_000)];
  expect((await send(url + path, { method: "POST", headers, body: start })).status).toBe(200);
  expect(upstream.seen()).toContain("x".repeat(200_000));
});

test("Every answer says that the proxy gave it, and for whom, its own 502 too", async () => {
  const upstream = await serve((_request, response) => response.end());
  const { url } = await startProxy(upstream.url);
  const away = await startProxy("http://127.0.0.1:1");
  const viaOf = async (address: string) => {
    const { rawHeaders } = await send(address + path);
    return rawHeaders[rawHeaders.findIndex((name) => name.toLowerCase() === "via") + 1];
  };
  expect(await viaOf(url)).toBe(`1.1 starfish-contract (${upstream.url})`);
  expect(await viaOf(away.url)).toBe("1.1 starfish-contract (http://127.0.0.1:1)");
});

test("Deflate without zlib's header is read, as fetch reads it", () => {
  const content = decodeContent("deflate", deflateRawSync(started), 1000);
  expect(content.kind === "bytes" && Buffer.from(content.bytes).toString()).toBe(started);
});

test("An upstream that closes while it is sent a long body may have refused it: nobody is to blame.", async () => {
  const closing = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.resetAndDestroy());
  }).listen(0, "127.0.0.1");
  await once(closing, "listening");
  onTestFinished(() => void closing.close());
  const { url, judged } = await startProxy(`http://127.0.0.1:${(closing.address() as AddressInfo).port}`);
  await fetch(`${url}${path}`, { method: "POST", body: "a".repeat(32 * 1024 * 1024) }).catch(() => undefined);
  expect(await judged).toMatchObject({ findings: [], reason: expect.stringContaining("its answer may be lost") });
});

test.each([
  ["is not trusted", true, /its certificate is not trusted .*NODE_EXTRA_CA_CERTS/],
  ["speaks no TLS", false, /no TLS is spoken at 127\.0\.0\.1/],
])("An upstream that %s is not to blame, and the caller gets a 502.", async (_what, isSecure, words) => {
  const answer = (_: unknown, response: ServerResponse) => response.end("{}");
  const server = isSecure ? createSecureServer(createSelfSigned(), answer) : createHttpServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { url, judged } = await startProxy(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect((await send(`${url}/v1/Results/a`)).status).toBe(502);
  expect(await judged).toMatchObject({ findings: [], reason: expect.stringMatching(words) });
});
