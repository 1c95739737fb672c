import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { create, mebibyte, sendRaw, start, webhookPath } from "./hostile-sandbox.ts";

/** Bytes, once nothing is left to collect. */
function usedMemory(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe("bodies", () => {
  test.each(["executeJobAsync", "webhook", "token"])("of more than 4 MiB are refused by %s", async (what) => {
    const { sandbox } = create();
    const paths = { executeJobAsync: "/v1/ExecuteJobAsync", webhook: webhookPath, token: "/token" };
    const send = (length: number) =>
      sandbox.fetch(`http://host${paths[what as keyof typeof paths]}`, {
        method: "POST",
        body: "x".repeat(length),
        headers: { "content-type": "application/json" },
      });
    expect((await send(4 * mebibyte + 1)).status).toBe(413);
    expect((await send(4 * mebibyte)).status).not.toBe(413);
  });

  test("that never end are read no further than the limit", async () => {
    const { sandbox } = create();
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += mebibyte;
        controller.enqueue(new Uint8Array(mebibyte));
      },
    });
    const init = { method: "POST", body, duplex: "half" };
    const response = await sandbox.fetch(`http://host${webhookPath}`, init);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(10 * mebibyte);
  });

  test("on a socket are refused before they are sent, where they say their length", async () => {
    const { sandbox } = create();
    const { url } = await sandbox.listen();
    const answer = await sendRaw(
      url,
      `POST ${webhookPath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  const chunked = (path: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n`;

  test("on a socket that do not say their length are read no further than the limit", async () => {
    const { sandbox } = create({ maxBodyBytes: 1000 });
    const { url } = await sandbox.listen();
    const half = `258\r\n${"x".repeat(600)}\r\n`;
    const send = (body: string) => sendRaw(url, `${chunked(webhookPath)}Connection: close\r\n\r\n${body}0\r\n\r\n`);
    expect(await send(half + half)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await send(half)).toMatch(/^HTTP\/1\.1 200 /);
    expect(sandbox.runs.list().map(({ argument }) => argument)).toEqual(["x".repeat(600)]);
  });

  test("that stop coming start nothing, and are no longer waited for", async () => {
    const { sandbox, failures } = create();
    const { port } = await sandbox.listen();
    const socket = connect(port, "127.0.0.1", () => socket.write(`${chunked(webhookPath)}\r\n5\r\nhello\r\n`));
    while (failures.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      socket.destroy();
    }
    expect(sandbox.runs.started).toBe(0);
    expect(failures).toMatchObject([{ what: `500 POST ${webhookPath}`, cause: { code: "ECONNRESET" } }]);
  });

  test("keep no more of a long body than the texts in it", async () => {
    const { sandbox } = create({ clock: createManualClock(), tokens: [] });
    const before = usedMemory();
    for (let i = 0; i < 100; i++) {
      await start(sandbox, { runID: `a run with a name of its own ${i}`, unknown: "x".repeat(mebibyte) });
    }
    expect(sandbox.runs.started).toBe(100);
    expect(usedMemory() - before).toBeLessThan(30 * mebibyte);
  });
});
