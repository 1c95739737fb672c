import { describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { createSandbox } from "../../src/sandbox.ts";

const clock = createManualClock();
const sandbox = createSandbox({ clock, users: { ada: "a b&c" }, createID: () => "the-token" });

async function ask(body: string, headers: Record<string, string> = {}): Promise<readonly [number, unknown]> {
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
    ["grant_type=refresh_token", "invalid_grant"],
    ["grant_type=client_credentials", "unauthorized_client"],
    ["grant_type=password&grant_type=password", "unsupported_grant_type"],
    ['{"grant_type":"password"}', "unsupported_grant_type"],
    ["", "unsupported_grant_type"],
  ])("%s fails with %s", async (body, error) => {
    expect(await ask(body)).toMatchObject([400, { error }]);
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
