import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createClock, createManualClock } from "../../src/clock.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { create, start } from "./hostile-sandbox.ts";

describe("callbacks", () => {
  const broken = (): never => {
    throw new Error("Mine.");
  };

  test.each([
    ["throws", broken],
    ["rejects", () => Promise.reject(new Error("Mine."))],
  ])("onRequest that %s loses no answer, and is told", async (_, onRequest) => {
    const { sandbox, failures } = create({ onRequest });
    expect((await start(sandbox)).status).toBe(200);
    await new Promise((resolve) => setImmediate(resolve));
    expect(failures.map(({ what }) => what)).toEqual(["onRequest"]);
  });

  test("onDelivery and fetch that throw end nothing", async () => {
    const clock = createManualClock();
    const { sandbox, failures } = create({ clock, onDelivery: broken, webhooks: { fetch: broken } });
    await start(sandbox, { webHookURL: "http://127.0.0.1/" });
    await clock.advance(60_000);
    expect(sandbox.deliveries.map(({ reason }) => reason)).toEqual(["Mine.", "Mine.", "Mine."]);
    expect(new Set(failures.map(({ what }) => what))).toEqual(new Set(["onDelivery"]));
  });

  test.each(["add", "find"] as const)("a store whose %s throws gives a 500 that is told", async (method) => {
    const store = createMemoryStore({ maxRuns: 10, maxBytes: 1e6, now: () => 0 });
    const { sandbox, failures } = create({ store: { ...store, added: 0, [method]: broken }, duplicateRunID: "refuse" });
    expect((await start(sandbox)).status).toBe(500);
    expect(failures).toMatchObject([{ what: "500 POST /v1/ExecuteJobAsync", cause: { message: "Mine." } }]);
  });

  test("a webhook that could not be noted as sent is noted later", async () => {
    const clock = createManualClock();
    const store = createMemoryStore({ maxRuns: 10, maxBytes: 1e6, now: clock.now });
    let fails = 2;
    const settleWebhook: typeof store.settleWebhook = (run) => (fails-- > 0 ? broken() : store.settleWebhook(run));
    const webhooks = { fetch: async () => new Response() };
    const { sandbox, failures } = create({ clock, webhooks, store: { ...store, added: 0, settleWebhook } });
    await start(sandbox, { webHookURL: "http://127.0.0.1/" });
    await clock.advance(60_000);
    expect([sandbox.deliveries.length, failures.length, store.owingWebhook()]).toEqual([1, 2, []]);
  });
});

describe("targets of webhooks", () => {
  test("that hang get 32 at once, and closing does not wait for them", async () => {
    let waiting = 0;
    const target = createServer(() => {
      waiting++;
    });
    await new Promise<void>((resolve) => {
      target.listen(0, "127.0.0.1", resolve);
    });
    const { port } = target.address() as AddressInfo;
    const { sandbox } = create({ clock: createClock(100_000) });
    for (let i = 0; i < 100; i++) {
      await start(sandbox, { runID: `r${i}`, webHookURL: `http://127.0.0.1:${port}/` });
    }
    while (waiting < 32) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(waiting).toBe(32);
    // Their own limit is ten seconds, three times.
    await sandbox.close();
    expect(sandbox.deliveries.every(({ outcome }) => outcome === "failed")).toBe(true);
    target.closeAllConnections();
    target.close();
  });
});
