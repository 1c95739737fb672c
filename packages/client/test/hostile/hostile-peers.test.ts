import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../src/api.ts";
import { createClient, isStarfishError, type StarfishClient } from "../../src/index.ts";
import { type Script, scripts } from "./scripts.ts";

const mebibyte = 1_048_576;
/** Whatever a server sends, a call takes no more: what was allowed for an answer, copied, and what a runtime buffers. */
const maxGrowth = 300 * mebibyte;

let script: Script;
let starts = 0;
const sockets = new Set<Socket>();

const server = createServer((socket) => {
  sockets.add(socket);
  socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  let text = "";
  socket.on("data", (data) => {
    text += data.toString("latin1");
    const [head = "", body] = text.split("\r\n\r\n");
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const isWhole = /transfer-encoding: chunked/i.test(head)
      ? text.endsWith("0\r\n\r\n")
      : (body?.length ?? 0) >= length;
    if (body === undefined || !isWhole) return;
    text = "";
    if (head.startsWith("POST /v1/")) starts += 1;
    script.answer(socket);
  });
});
const rejections: unknown[] = [];
const keep = (reason: unknown) => rejections.push(reason);

beforeAll(async () => {
  process.on("unhandledRejection", keep);
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  process.off("unhandledRejection", keep);
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** Makes a call of a server that does this, and tells how it ended. */
async function endOf(next: Script, call: (client: StarfishClient) => PromiseLike<unknown>) {
  script = next;
  starts = 0;
  const client = createClient({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { token: "a-token" },
    maxRetries: 0,
    // What ends by itself does so long before; what does not is a typed error too.
    attemptTimeout: next.hangs ? 200 : 5000,
  });
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const error = await Promise.resolve(call(client)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  clearInterval(timer);
  for (const socket of sockets) socket.destroy();
  // An unhandled rejection is told of after the microtasks.
  await new Promise((resolve) => setTimeout(resolve, 0));
  return { error, growth: Math.max(most, process.memoryUsage().rss) - before };
}

/** A value, or an error of this package whose message a log can hold. */
function expectTyped(error: unknown): void {
  if (error === undefined) return;
  expect(isStarfishError(error), String(error)).toBe(true);
  const { message } = error as Error;
  expect(message.length).toBeLessThanOrEqual(1000);
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
}

test("there are enough of them", () => {
  expect(scripts.length).toBeGreaterThanOrEqual(60);
  expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
});

describe.each(scripts)("a server that answers with $name", (next) => {
  test("ends a start with a value or a typed error, in bounded memory; it is sent once", async () => {
    const { error, growth } = await endOf(next, (client) =>
      client.executeJobAsync({ runID: "r", projectID: "p", jobID: "j" }),
    );
    expectTyped(error);
    expect(starts).toBe(1);
    expect(growth).toBeLessThan(maxGrowth);
    expect(rejections).toEqual([]);
  });

  test("ends a question with a value or a typed error, in XML too, and as a call of createApi", async () => {
    const results = await endOf(next, (client) => client.getResults("r", { accept: "application/xml" }));
    expectTyped(results.error);
    expect(results.growth).toBeLessThan(maxGrowth);
    const api = await endOf(next, async (client) => {
      const signal = { signal: AbortSignal.timeout(next.hangs ? 200 : 5000) };
      return createApi(client).GET("/v1/Results/{id}", { params: { path: { id: "r" } }, ...signal });
    });
    if (!(api.error instanceof DOMException)) expectTyped(api.error);
    expect(api.growth).toBeLessThan(maxGrowth);
    expect(rejections).toEqual([]);
  });
});
