import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { createApi } from "../../src/api.ts";
import { type ClientOptions, createClient, type StarfishClient, type StarfishError } from "../../src/index.ts";

const mebibyte = 1_048_576;
const json = { "Content-Type": "application/json" };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A client of a server that answers every request so, and what the server saw of its connections. */
async function clientOf(answer: (response: ServerResponse) => void, options: ClientOptions = {}) {
  const closed: Promise<unknown>[] = [];
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    closed.push(new Promise((resolve) => response.socket?.once("close", resolve)));
    answer(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closers.push(() => server.close().closeAllConnections());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ baseUrl, credentials: { token: "a-token" }, ...options });
  return { client, closed, requests: () => requests };
}

/** Writes without an end, as fast as it is read. */
function endless(response: ServerResponse, status: number, chunk: Buffer = Buffer.alloc(65_536, "a")): void {
  response.writeHead(status, json);
  const write = () => {
    while (response.write(chunk));
  };
  response.on("drain", write).on("error", () => {});
  write();
}

async function failureOf(client: StarfishClient): Promise<StarfishError> {
  return client.getResults("r").then(
    () => expect.fail("an error was expected"),
    (error: StarfishError) => error,
  );
}

/** How much more memory the process takes than before, at most. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(most, process.memoryUsage().rss) - before;
}

describe("an answer that is larger than maxAnswerBytes", () => {
  test("ends in a DecodeError where it has no end: once, in bounded memory, and lets go of the connection", async () => {
    const { client, closed, requests } = await clientOf((response) => endless(response, 200));
    let error: StarfishError | undefined;
    const growth = await growthOf(async () => {
      error = await failureOf(client);
    });
    expect(error).toMatchObject({ code: "decode_failed", status: 200, contentType: "application/json" });
    expect(error?.message).toBe(
      "GET /v1/Results/r: 200: the answer is larger than 16777216 bytes; maxAnswerBytes raises the limit",
    );
    expect(growth).toBeLessThan(200 * mebibyte);
    await Promise.all(closed);
    expect(requests()).toBe(1);
  });

  test.each([
    ["once", 1],
    ["twice", 2],
  ])("is counted after decompression: a bomb of 1 GiB packed %s", async (_what, times) => {
    // Every member of a gzip stream unpacks on its own, so that a small one can be sent 1,024 times.
    const member = gzipSync(Buffer.alloc(mebibyte));
    let bomb = Buffer.concat(Array.from({ length: 1024 }, () => member));
    for (let time = 1; time < times; time++) bomb = gzipSync(bomb);
    const encoding = Array.from({ length: times }, () => "gzip").join(", ");
    const { client } = await clientOf((response) => {
      response.writeHead(200, { ...json, "Content-Encoding": encoding }).end(bomb);
    });
    let error: StarfishError | undefined;
    const growth = await growthOf(async () => {
      error = await failureOf(client);
    });
    expect(error).toMatchObject({ code: "decode_failed" });
    expect(error?.message).toContain("larger than 16777216 bytes");
    expect(growth).toBeLessThan(300 * mebibyte);
  });

  test("is told by a limit of the client, or of the call", async () => {
    const rows = JSON.stringify([{ runID: "r" }]);
    const { client } = await clientOf((response) => response.writeHead(200, json).end(rows), { maxAnswerBytes: 5 });
    expect((await failureOf(client)).message).toContain("larger than 5 bytes");
    expect(await client.getResults("r", { maxAnswerBytes: rows.length })).toEqual([{ runID: "r" }]);
  });

  test("leaves a start open: it is not sent again, and the Results are asked", async () => {
    let starts = 0;
    const { client } = await clientOf((response) => {
      if (response.req.method !== "POST") return response.writeHead(200, json).end("[]");
      starts += 1;
      return endless(response, 200);
    });
    const run = client.runJob({ projectID: "p", jobID: "j" }, { inquiry: 0 });
    await expect(run.started).rejects.toMatchObject({ code: "start_unknown" });
    expect(starts).toBe(1);
  });

  test("rejects a call of createApi too", async () => {
    const { client } = await clientOf((response) => endless(response, 200));
    const call = createApi(client).GET("/v1/Results/{id}", { params: { path: { id: "r" } } });
    await expect(call).rejects.toMatchObject({ code: "decode_failed" });
  });
});

test("of an error page that has no end, the start is kept", async () => {
  const { client, closed } = await clientOf((response) => endless(response, 404));
  const error = await failureOf(client);
  expect(error).toMatchObject({ code: "http_failed", status: 404, bodyStart: "a".repeat(500) });
  await Promise.all(closed);
});
