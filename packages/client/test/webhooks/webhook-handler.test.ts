import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import {
  createMemoryStore,
  createWebhookHandler,
  createWebhookUrl,
  DecodeError,
  JobError,
  parseUnverifiedWebhook,
  toNodeListener,
  type WebhookHandlerOptions,
  type WebhookUrlOptions,
} from "../../src/index.ts";
import { manualClock } from "../manual-clock.ts";
import { jobServer, row } from "../runs/job-server.ts";
import { delivered, delivery, hook, secret, url, whileTimePasses } from "./hook.ts";

describe("a delivery to a signed address", () => {
  test("is told once, with what was delivered", async () => {
    const { handler, told, sign } = hook();
    const address = await sign();
    expect(new URL(address).searchParams.get("tenant")).toBe("7");
    expect((await handler(delivery(address))).status).toBe(204);
    expect(told).toEqual([{ runID: "r", outcome: "unconfirmed", rows: [], body: delivered }]);
  });

  test("is taken again without being told again, because servers repeat themselves", async () => {
    const { handler, told, sign } = hook();
    const address = await sign();
    for (let count = 0; count < 3; count++) expect((await handler(delivery(address))).status).toBe(204);
    expect(told).toHaveLength(1);
  });

  test("may name the run in another case, as GUIDs do", async () => {
    const { handler, told, sign } = hook();
    const runID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    const body = { ...delivered, runID: runID.toUpperCase() };
    expect((await handler(delivery(await sign(runID), body))).status).toBe(204);
    expect(told).toMatchObject([{ runID, body }]);
  });

  test("that cannot be worked on is answered with 500, says nothing of the reason, and is taken at the next delivery", async () => {
    let tries = 0;
    const { handler, sign } = hook({
      onRun: () => {
        tries += 1;
        if (tries === 1) throw new Error("the database password is hunter2");
      },
    });
    const address = await sign();
    const refused = await handler(delivery(address));
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain("hunter2");
    expect((await handler(delivery(address))).status).toBe(204);
    expect(tries).toBe(2);
  });

  test("is taken with the old secret while a new one replaces it", async () => {
    const { handler, sign } = hook({ secret: ["a new secret, 32 bytes at random", secret] });
    expect((await handler(delivery(await sign()))).status).toBe(204);
  });
});

describe("a delivery is refused", () => {
  test.each(["GET", "PUT", "DELETE"])("with 405 where it is a %s", async (method) => {
    const { handler, told, sign } = hook();
    const body = method === "GET" ? { body: null } : {};
    const answer = await handler(delivery(await sign(), delivered, { method, ...body }));
    expect([answer.status, answer.headers.get("Allow"), told]).toEqual([405, "POST", []]);
  });

  test.each([
    ["no signature", (address: URL) => address.searchParams.delete("starfish-signature")],
    ["a signature of another length", (address: URL) => address.searchParams.set("starfish-signature", "abc")],
    ["a forged signature", (address: URL) => address.searchParams.set("starfish-signature", "A".repeat(43))],
    ["another run", (address: URL) => address.searchParams.set("starfish-run", "s")],
    ["a later expiry", (address: URL) => address.searchParams.set("starfish-expires", "99999999999")],
    ["an expiry that is not a number", (address: URL) => address.searchParams.set("starfish-expires", "1e9")],
  ])("with 401 where the address has %s", async (_what, change) => {
    const { handler, told, sign } = hook();
    const address = new URL(await sign());
    change(address);
    expect((await handler(delivery(address.href))).status).toBe(401);
    expect(told).toEqual([]);
  });

  test("with 401 where the address was signed with another secret", async () => {
    const { handler, told, sign } = hook({ secret: "some other secret of ours" });
    expect((await handler(delivery(await sign()))).status).toBe(401);
    expect(told).toEqual([]);
  });

  test("with 410 where the address has expired", async () => {
    const { handler, clock, told, sign } = hook();
    const address = await sign("r", new Date(5000));
    await clock.advance(5000);
    expect((await handler(delivery(address))).status).toBe(410);
    expect(told).toEqual([]);
  });

  test.each([
    ["no JSON", "<execJobResponse/>"],
    ["another shape", { runID: 7 }],
    ["another run", { ...delivered, runID: "s" }],
    ["no run", { status: "Complete" }],
    ["an empty body", ""],
  ])("with 400 where the body is %s", async (_what, body) => {
    const { handler, told, sign } = hook();
    expect((await handler(delivery(await sign(), body))).status).toBe(400);
    expect(told).toEqual([]);
  });

  test("with 413 where the body is too large, whatever its Content-Length says", async () => {
    const { handler, told, sign } = hook({ maxBytes: 1000 });
    const chunks = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(400));
      },
    });
    const init = { method: "POST", body: chunks, duplex: "half" } as RequestInit;
    expect((await handler(new Request(await sign(), init))).status).toBe(413);
    expect((await handler(delivery(await sign(), "x".repeat(1001)))).status).toBe(413);
    expect(told).toEqual([]);
  });
});

describe("the Results confirm a delivery", () => {
  test.each([
    ["Complete", "succeeded"],
    ["Failed", "failed"],
  ])("that says less than their %s, which is what is told: %s", async (status, outcome) => {
    const { client, clock, results } = jobServer();
    results.set("r", [row("r", status)]);
    const { handler, told, sign } = hook({ confirmWith: client, clock });
    const answer = handler(delivery(await sign(), { runID: "r" }));
    expect((await whileTimePasses(clock, answer)).status).toBe(204);
    expect(told).toMatchObject([{ outcome, rows: [{ status }] }]);
  });

  test("and where they say nothing but that a start of the run was refused, nobody is told that it failed", async () => {
    const refused = new JobError("the server did not start run r: there is such a run", { rows: [], runID: "r" });
    const { handler, sign, told } = hook({ confirmWith: { resumeRun: () => Promise.reject(refused) } });
    expect((await handler(delivery(await sign()))).status).toBe(503);
    expect(told).toEqual([]);
  });

  test("and where they do not, it is refused with 503 and taken at the next delivery", async () => {
    const { client, clock, results } = jobServer();
    const { handler, told, sign } = hook({ confirmWith: client, clock });
    const address = await sign();
    expect((await whileTimePasses(clock, handler(delivery(address)))).status).toBe(503);
    expect(told).toEqual([]);
    results.set("r", [row("r", "Complete")]);
    expect((await whileTimePasses(clock, handler(delivery(address)))).status).toBe(204);
    expect(told).toHaveLength(1);
  });
});

describe("runJob with a webhook", () => {
  test("is confirmed at once by the client that has watched its run for long", async () => {
    const { client, clock, results } = jobServer();
    const { handler, sign, told } = hook({ clock, confirmWith: client });
    results.set("r", [row("r", "Running")]);
    const run = client.runJob({ runID: "r", projectID: "p", jobID: "j" }).result();
    const address = await sign();
    await clock.advance(500_000);
    results.set("r", [row("r", "Complete")]);
    const begin = clock.now();
    expect((await whileTimePasses(clock, handler(delivery(address)))).status).toBe(204);
    expect(clock.now() - begin).toBeLessThanOrEqual(1000);
    expect(told).toMatchObject([{ outcome: "succeeded" }]);
    expect(await run).toHaveLength(1);
  });

  test("sends a signed address, and asks the Results as soon as it was delivered to", async () => {
    const { client, clock, results, polls, requests } = jobServer();
    const store = createMemoryStore(clock);
    const { handler } = hook({ clock, store });
    const run = client.runJob({ runID: "r", projectID: "p", jobID: "j" }, { webhook: { url, secret, store } });
    const outcome = run.result();
    await whileTimePasses(clock, run.started);
    await clock.advance(40_000);
    const before = polls.length;
    results.set("r", [row("r", "Complete")]);
    const address = (requests[0] as { webHookURL: string }).webHookURL;
    expect((await handler(delivery(address))).status).toBe(204);
    await clock.advance(250);
    expect(await outcome).toHaveLength(1);
    expect(polls.length).toBe(before + 1);
  });
});

describe("createWebhookHandler", () => {
  test.each([
    [{ secret: "too short" }, "secret: expected a text of at least 16 bytes"],
    [{ secret: undefined }, "secret: expected a text of at least 16 bytes"],
    [{ secret: [secret, "too short"] }, "secret: "],
    [{ secret: [] }, "secret: "],
    [{ secret: 1234567890123456 }, "secret: "],
    [{ secret: "a lone surrogate \ud800 in it" }, "secret: "],
    [{ onRun: undefined }, "onRun: "],
    [{ confirmWith: undefined }, "confirmWith: "],
    [{ confirmWith: {} }, "confirmWith: "],
    [{ maxByte: 5 }, "maxByte: not an option"],
    [{ maxBytes: Number.NaN }, "maxBytes: "],
    [{ maxBytes: "5" }, "maxBytes: "],
    [{ bodyTimeout: -1 }, "bodyTimeout: "],
    [{ confirmTimeout: -1 }, "confirmTimeout: "],
    [{ answerTimeout: 0 }, "answerTimeout: "],
    [{ storeTimeout: Number.POSITIVE_INFINITY }, "storeTimeout: "],
    [{ lease: 1000 }, "lease: expected at least three times storeTimeout"],
    [{ store: {} }, "store: "],
    [{ store: { add() {}, has() {}, delete() {} } }, "store: "],
    [{ onRefused: 5 }, "onRefused: "],
    [{ onError: "log" }, "onError: "],
    [{ path: "starfish" }, "path: "],
    [{ audience: 5 }, "audience: "],
    [{ clock: { now: () => 0 } }, "clock: "],
  ])("refuses %j before the first delivery", (wrong, reason) => {
    const options = { secret, confirmWith: false, onRun: () => {}, ...wrong } as unknown as WebhookHandlerOptions;
    expect(() => createWebhookHandler(options)).toThrow(reason);
  });
});

describe("createWebhookUrl", () => {
  test.each([
    [{ url: "/relative" }, "url: "],
    [{ url: "javascript:alert(1)" }, "url: "],
    [{ url: "ftp://hooks.test/" }, "url: "],
    [{ url: `${url}#fragment` }, "url: "],
    [{ url: "https://hooks.test/%ff" }, "url: its path has a %"],
    [{ url: undefined }, "url: "],
    [{ url: 7 }, "url: "],
    [{ runID: undefined }, "runID: "],
    [{ runID: "" }, "runID: "],
    [{ runID: 7 }, "runID: "],
    [{ runID: Symbol("r") }, "runID: "],
    [{ runID: "\ud800" }, "runID: "],
    [{ secret: "too short" }, "secret: "],
    [{ secret: [] }, "secret: "],
    [{ audience: "" }, "audience: "],
    [{ expiresAt: new Date(Number.NaN) }, "expiresAt: "],
    [{ expiresAt: 1e12 }, "expiresAt: "],
    [{ expireAt: new Date(0) }, "expireAt: not an option"],
    [{ clock: {} }, "clock: "],
  ])("refuses %j", async (wrong, reason) => {
    await expect(
      createWebhookUrl({ url, runID: "r", secret, ...wrong } as unknown as WebhookUrlOptions),
    ).rejects.toThrow(reason);
  });

  test("is good for seven days where nothing else is said", async () => {
    const address = new URL(await createWebhookUrl({ url, runID: "r", secret, clock: manualClock() }));
    expect(address.searchParams.get("starfish-expires")).toBe(String(7 * 24 * 3600));
  });
});

describe("toNodeListener", () => {
  test("serves the handler with node:http", async () => {
    const { handler, told, sign } = hook();
    const server = createServer(toNodeListener(handler));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { search } = new URL(await sign());
    const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}/starfish${search}`;
    const post = (address: string) => fetch(address, { method: "POST", body: JSON.stringify(delivered) });
    expect((await post(local)).status).toBe(204);
    expect((await post(local.replace("signature=", "signature=x"))).status).toBe(401);
    expect(told).toHaveLength(1);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe("parseUnverifiedWebhook", () => {
  test("gives the body, members that nobody described included", async () => {
    const body = { runID: "r", log: ["one"], returnValue: 7 };
    expect(await parseUnverifiedWebhook(JSON.stringify(body))).toEqual(body);
    expect(await parseUnverifiedWebhook(new TextEncoder().encode(JSON.stringify(body)))).toEqual(body);
  });

  test("throws a DecodeError for what is not a result of a job", async () => {
    await expect(parseUnverifiedWebhook('{"runID":7}')).rejects.toThrow("runID");
    await expect(parseUnverifiedWebhook('{"runID":7}')).rejects.toBeInstanceOf(DecodeError);
  });
});
