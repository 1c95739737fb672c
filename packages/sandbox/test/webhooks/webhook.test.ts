import { afterEach, describe, expect, test } from "vitest";
import { createManualClock, type ManualClock } from "../../src/clock.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";

const opened: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

interface Received {
  readonly url: string;
  readonly init: RequestInit | undefined;
}

/** A receiver that answers with the statuses in turn; 0 breaks the connection. */
function create(statuses: readonly number[], options: SandboxOptions = {}) {
  const received: Received[] = [];
  const clock: ManualClock = createManualClock();
  const sandbox = createSandbox({
    authentication: "none",
    clock,
    ...options,
    webhooks: {
      ...options.webhooks,
      fetch: async (input, init) => {
        received.push({ url: String(input), init });
        const status = statuses[received.length - 1] ?? 200;
        if (status === 0) {
          throw new TypeError("fetch failed");
        }
        return new Response(null, { status });
      },
    },
  });
  opened.push(sandbox);
  const start = (webHookURL = "http://127.0.0.1:9/hook"): Promise<Response> =>
    sandbox.fetch("http://host/v1/ExecuteJobAsync", {
      method: "POST",
      body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", webHookURL }),
      headers: { "content-type": "application/json" },
    });
  return { clock, sandbox, received, start };
}

describe("a webhook", () => {
  test("is sent when the run has ended, and not before", async () => {
    const { clock, received, start } = create([]);
    await start();
    await clock.advance(1999);
    expect(received).toEqual([]);
    await clock.advance(1);
    expect(received).toHaveLength(1);
    expect(JSON.parse(String(received[0]?.init?.body))).toMatchObject({ runID: "r", status: "Complete", error: null });
    expect(received[0]?.init).toMatchObject({ method: "POST", redirect: "manual" });
  });

  test("is tried again with growing pauses, a bounded number of times", async () => {
    const { clock, sandbox, start } = create([500, 0, 503, 200]);
    await start();
    await clock.advance(60_000);
    const [first, second, third, ...more] = sandbox.deliveries;
    expect(more).toEqual([]);
    expect([first?.status, second?.reason, third?.status]).toEqual([500, "fetch failed", 503]);
    expect([(second?.at ?? 0) - (first?.at ?? 0), (third?.at ?? 0) - (second?.at ?? 0)]).toEqual([1000, 2000]);
  });

  test.each([404, 302])("is not tried again after %i", async (status) => {
    const { clock, sandbox, start } = create([status]);
    await start();
    await clock.advance(60_000);
    expect(sandbox.deliveries).toMatchObject([{ outcome: "failed", status, attempt: 1 }]);
  });

  test.each([
    "http://example.com/",
    "http://127.0.0.1.example.com/",
    "http://169.254.169.254/",
    "http://2130706433.example/",
    "ftp://127.0.0.1/",
    "file:///etc/hostname",
    "nonsense",
  ])("does not go to %s", async (url) => {
    const { clock, sandbox, received, start } = create([]);
    await start(url);
    await clock.advance(60_000);
    expect(received).toEqual([]);
    expect(sandbox.deliveries).toMatchObject([{ outcome: "refused" }]);
  });

  test("goes to a host that was allowed", async () => {
    const { clock, received, start } = create([], { webhooks: { allowedHosts: ["hooks.example.com"] } });
    await start("https://hooks.example.com/x");
    await clock.advance(2000);
    expect(received).toHaveLength(1);
  });
});

describe("faults of webhooks", () => {
  const send = async (fault: string): Promise<readonly Received[]> => {
    const { clock, received, start } = create([], { faults: [fault] });
    await start();
    await clock.advance(60_000);
    return received;
  };

  test.each([
    ["webhook-never", 0],
    ["webhook-twice", 2],
    ["webhook-twice-at-once", 2],
    ["webhook-overlapping", 2],
  ])("%s sends %i", async (fault, count) => {
    expect(await send(fault)).toHaveLength(count);
  });

  test("webhook-get sends a GET without a body", async () => {
    const [message] = await send("webhook-get");
    expect([message?.init?.method, message?.init?.body]).toEqual(["GET", undefined]);
  });

  test("webhook-early comes at the start, and says that the run is running", async () => {
    const { clock, received, start } = create([], { faults: ["webhook-early"] });
    await start();
    await clock.advance(0);
    const bodies = received.map(({ init }) => JSON.parse(String(init?.body)));
    expect(bodies).toMatchObject([{ runID: "r", status: "Running", totalRows: 0, runTime: "00:00:00" }]);
  });

  test.each([
    ["webhook-twice-at-once", 0],
    ["webhook-overlapping", 500],
  ])("%s does not wait until the first is answered", async (fault, pause) => {
    const clock = createManualClock();
    const times: number[] = [];
    const never = async (): Promise<Response> => {
      times.push(clock.now());
      return new Promise(() => undefined);
    };
    const sandbox = createSandbox({ authentication: "none", clock, faults: [fault], webhooks: { fetch: never } });
    opened.push(sandbox);
    await sandbox.fetch("http://host/v1/ExecuteJobAsync", {
      method: "POST",
      body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", webHookURL: "http://127.0.0.1:9/hook" }),
      headers: { "content-type": "application/json" },
    });
    await clock.advance(60_000);
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, pause]);
  });

  test.each([
    ["webhook-utf-16", "utf16le"],
    ["webhook-latin-1", "latin1"],
  ] as const)("%s is sent in that encoding", async (fault, encoding) => {
    const [message] = await send(fault);
    expect(Buffer.from(message?.init?.body as Buffer).toString(encoding)).toContain('"runID":"r"');
  });

  test("webhook-wrong-run names another run", async () => {
    const [message] = await send("webhook-wrong-run");
    expect(JSON.parse(String(message?.init?.body)).runID).not.toBe("r");
  });
});
