import { describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { createSandbox } from "../../src/sandbox.ts";

const clock = createManualClock();
const sandbox = createSandbox({ clock, users: { ada: "a b&c" }, createID: () => "the-token" });

async function ask(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<readonly [number, unknown]> {
  const response = await sandbox.fetch("http://host/TOKEN", { method: "POST", body, headers });
  return [response.status, await response.json()];
}

describe("/token", () => {
  test("gives a token for a form, whatever the Content-Type and Accept say", async () => {
    const headers = { "content-type": "application/json", accept: "application/xml" };
    expect(await ask("grant_type=password&username=ada&password=a+b%26c", headers)).toEqual([
      200,
      { access_token: "the-token", token_type: "bearer", expires_in: 431_999 },
    ]);
  });

  test.each([
    ["grant_type=password&username=ada&password=x", "invalid_grant"],
    ["grant_type=password", "invalid_grant"],
    ["grant_type=password&username=toString&password=x", "invalid_grant"],
    ["grant_type=refresh_token&refresh_token=", "invalid_grant"],
    ["grant_type=authorization_code&code=x", "invalid_grant"],
    ["grant_type=password&username=ada&password=%FF", "invalid_grant"],
    ["grant_type=client_credentials", "unauthorized_client"],
    ["grant_type=password&grant_type=password", "unsupported_grant_type"],
    ['{"grant_type":"password"}', "unsupported_grant_type"],
    ["", "unsupported_grant_type"],
  ])("%s fails with %s", async (body, error) => {
    expect(await ask(body)).toMatchObject([400, { error }]);
  });

  test.each(["grant_type=refresh_token", "grant_type=authorization_code"])(
    "%s without its credential fails",
    async (body) => {
      const response = await sandbox.fetch("http://host/token", { method: "POST", body });
      expect([response.status, response.headers.get("content-type")]).toEqual([500, "text/html; charset=utf-8"]);
    },
  );

  test("an address with a sign of the kelvin is not its own", async () => {
    expect((await sandbox.fetch("http://host/to%E2%84%AAen", { method: "POST", body: "x" })).status).toBe(404);
  });

  test.each(["/%74oken", "/%54%4F%4b%65n"])("%s is its address too", async (path) => {
    const response = await sandbox.fetch(`http://host${path}`, { method: "POST", body: "grant_type=none" });
    expect(await response.json()).toEqual({ error: "unsupported_grant_type" });
  });

  test("a byte order mark tells how the form is encoded", async () => {
    const body = Buffer.from("\ufeffgrant_type=password&username=ada&password=a+b%26c", "utf16le");
    expect(await ask(body)).toMatchObject([200, {}]);
  });

  test("a blank before a name is passed over", async () => {
    expect(await ask("grant_type=password& username=ada&\t\u0085password=a+b%26c")).toMatchObject([200, {}]);
  });

  test("expires_in is left out where less than a second is left", async () => {
    const short = createSandbox({ clock, users: { ada: "x" }, tokenLifetimeSeconds: 1, createID: () => "the-token" });
    const body = "grant_type=password&username=ada&password=x";
    const response = await short.fetch("http://host/token", { method: "POST", body });
    expect(await response.json()).toEqual({ access_token: "the-token", token_type: "bearer" });
    await short.close();
  });

  test("a token expires", async () => {
    await ask("grant_type=password&username=ada&password=a+b%26c");
    const status = async (): Promise<number> =>
      (await sandbox.fetch("http://host/v1/Results/r", { headers: { authorization: "BEARER the-token" } })).status;
    expect(await status()).toBe(404);
    await clock.advance(431_999_000);
    expect(await status()).toBe(404);
    await clock.advance(1000);
    expect(await status()).toBe(401);
  });
});
