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
