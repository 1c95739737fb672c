import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../src/sandbox.ts";

const opened: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

async function serve(...faults: string[]): Promise<{ readonly url: string; readonly sandbox: Sandbox }> {
  const sandbox = createSandbox({ authentication: "none", unknownRunID: "empty", faults });
  opened.push(sandbox);
  const { url } = await sandbox.listen();
  return { url, sandbox };
}

/** All that a raw connection gets until the server closes it. */
async function readToEnd(url: string, headers: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`GET /v1/Results/r HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n`);
  return text(socket);
}

describe("a real port", () => {
  test("answers as the handler does", async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/v1/Results/r`);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      200,
      "application/json; charset=utf-8",
      "[]",
    ]);
  });

  test("is on 127.0.0.1", async () => {
    expect((await serve()).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("resets a connection", async () => {
    const { url } = await serve("reset-after-action");
    await expect(fetch(`${url}/v1/Results/r`)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  });

  test("breaks a body", async () => {
    const { url } = await serve("truncated-body");
    const response = await fetch(`${url}/v1/Results/r`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test("leaves the Content-Type out", async () => {
    const { url } = await serve("content-type-missing");
    const response = await fetch(`${url}/v1/Results/r`);
    expect([response.headers.get("content-type"), await response.text()]).toEqual([null, "[]"]);
  });

  test.each([
    ["http-1-0", /^HTTP\/1\.0 200 OK\r\n(?!.*content-length).*connection: close\r\n\r\n\[\]$/is],
    [
      "chunked",
      /^HTTP\/1\.1 200 OK\r\n(?!.*content-length).*transfer-encoding: chunked\r\n.*\r\n2\r\n\[\]\r\n0\r\n\r\n$/is,
    ],
    ["keep-alive-broken", /^HTTP\/1\.1 200 OK\r\n(?!.*connection: close).*keep-alive: timeout=60\r\n.*\r\n\r\n\[\]$/is],
  ])("%s: what comes before the server closes the connection", async (fault, expected) => {
    const { url } = await serve(fault);
    expect(await readToEnd(url, fault === "chunked" ? "Connection: close\r\n" : "")).toMatch(expected);
  });

  test("cuts a body that was counted in characters", async () => {
    const { url } = await serve("content-length-of-characters", "more-headers");
    const body = JSON.stringify({ runID: "é", projectID: "p", jobID: "j" });
    const response = await fetch(`${url}/v1/ExecuteJobAsync`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(await response.text()).toBe('{"runID":"é","started":true,"error":null');
  });

  test("logs the status that the client sees", async () => {
    const statuses: unknown[] = [];
    const sandbox = createSandbox({ authentication: "none", onRequest: ({ status }) => statuses.push(status) });
    opened.push(sandbox);
    const { url } = await sandbox.listen();
    await fetch(`${url}/v1/Results/r`);
    const reset = fetch(`${url}/v1/Results/r`, { headers: { "starfish-sandbox-fault": "reset-after-action" } });
    await expect(reset).rejects.toThrow();
    expect(statuses).toEqual([404, undefined]);
  });

  test("answers HEAD without a body", async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/v1/Results/r`, { method: "HEAD" });
    expect([response.status, response.headers.get("allow"), await response.text()]).toEqual([
      405,
      expect.stringContaining("GET"),
      "",
    ]);
  });

  test("that is taken is an error", async () => {
    const { url, sandbox } = await serve();
    await expect(sandbox.listen({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("is free again after closing", async () => {
    const { url, sandbox } = await serve();
    await sandbox.close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
