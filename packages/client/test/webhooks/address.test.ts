import { describe, expect, test } from "vitest";
import { createWebhookUrl } from "../../src/index.ts";
import { delivered, delivery, hook, secret } from "./hook.ts";

const clock = hook().clock;
const sign = (url: string, more: object = {}) =>
  createWebhookUrl({ url, runID: "r", secret, expiresAt: new Date(600_000), clock, ...more });
const statusOf = async (address: string, options = {}) => (await hook(options).handler(delivery(address))).status;

describe("an address is good for what it was signed for", () => {
  const url = "https://hooks.test/a%20b/c;d?tenant=7&empty=&name=J%C3%BCrgen+(x)";

  test.each([
    ["as it stands", (address: string) => address],
    ["at another host, which a proxy may change", (address: string) => address.replace("hooks.test", "inside:8080")],
    ["spelled differently", (address: string) => address.replace("+(x)", "%20%28x%29").replace("c;d", "c%3Bd")],
  ])("%s", async (_what, change) => {
    expect(await statusOf(change(await sign(url)))).toBe(204);
  });

  test.each([
    ["another path", (address: string) => address.replace("/a%20b/", "/other/")],
    ["one step more", (address: string) => address.replace("c;d", "c;d/")],
    ["a step in one", (address: string) => address.replace("/c;d", "%2Fc;d")],
    ["another parameter", (address: string) => address.replace("tenant=7", "tenant=8")],
    ["one parameter more", (address: string) => `${address}&tenant=evil`],
    ["one parameter less", (address: string) => address.replace("tenant=7&", "")],
    ["a second run", (address: string) => `${address}&starfish-run=s`],
    ["a second signature", (address: string) => `${address}&starfish-signature=v2.${"A".repeat(43)}`],
    ["the signature of version 1", (address: string) => address.replace("signature=v2.", "signature=")],
    ["a path with a broken escape", (address: string) => address.replace("/a%20b/", "/%ff/")],
  ])("and with %s it is 401", async (_what, change) => {
    expect(await statusOf(change(await sign(url)))).toBe(401);
  });

  test("for one audience, and for none else", async () => {
    const address = await sign(url, { audience: "billing" });
    expect(await statusOf(address, { audience: "billing" })).toBe(204);
    expect(await statusOf(address, { audience: "stock" })).toBe(401);
    expect(await statusOf(address)).toBe(401);
    expect(await statusOf(await sign(url), { audience: "billing" })).toBe(401);
  });

  test("at the path that the handler is known by outside", async () => {
    const address = (await sign(url)).replace("/a%20b/c;d", "/inside");
    expect(await statusOf(address, { path: "/a%20b/c;d" })).toBe(204);
    expect(await statusOf(address, { path: "/elsewhere" })).toBe(401);
  });

  test("of several secrets the first signs, and each is accepted", async () => {
    const [oldSecret, newSecret] = ["the old secret, random", "the new secret, random"];
    const address = await sign(url, { secret: [newSecret, oldSecret] });
    expect(await statusOf(address, { secret: newSecret })).toBe(204);
    expect(await statusOf(address, { secret: oldSecret })).toBe(401);
    expect(await statusOf(await sign(url, { secret: oldSecret }), { secret: [newSecret, oldSecret] })).toBe(204);
  });
});

describe("the run of an address", () => {
  test("is told apart from one whose ID differs in case, unless they are GUIDs", async () => {
    const guid = "0F8FAD5B-D9CB-469F-A165-70867728950E";
    for (const [first, second, count] of [
      ["Order-1", "order-1", 2],
      [guid, guid.toLowerCase(), 1],
    ] as const) {
      const { handler, sign, told } = hook();
      for (const runID of [first, second]) {
        expect((await handler(delivery(await sign(runID), { ...delivered, runID }))).status).toBe(204);
      }
      expect(told).toHaveLength(count);
    }
  });

  test("may be of any characters", async () => {
    const runID = "run & söhne ✓ 100%";
    const { handler, sign, told } = hook();
    expect((await handler(delivery(await sign(runID), { runID }))).status).toBe(204);
    expect(told).toMatchObject([{ runID }]);
  });
});

test("a member named __proto__ of a delivery reaches nobody's prototype", async () => {
  const { handler, sign, told } = hook();
  await handler(
    delivery(await sign(), '{"runID":"r","__proto__":{"isAdmin":true},"log":[{"__proto__":{"isAdmin":true}}]}'),
  );
  const body = Object.assign({}, told[0]?.body) as Record<string, unknown>;
  expect([told.length, body["isAdmin"]]).toEqual([1, undefined]);
  const [entry] = body["log"] as object[];
  expect(Object.assign({}, entry)).not.toHaveProperty("isAdmin");
});
