import { describe, expect, test } from "vitest";
import { createClient, type ExchangeEvent, InvalidOptionError, type StarfishError } from "../../src/index.ts";
import { type Failure, failures } from "./failures.ts";
import { leaksIn, secrets } from "./secrets.ts";

/** Fails as it should, and gives all that comes out. */
async function fail({ credentials, fetch, claims, call }: Failure) {
  const events: ExchangeEvent[] = [];
  const warnings: unknown[] = [];
  const client = createClient({
    baseUrl: "https://starfish.test",
    credentials,
    fetch,
    claims,
    maxRetries: 0,
    onExchange: (event) => events.push(event),
    onWarning: (warning) => warnings.push(warning),
  });
  const caller = new AbortController();
  const timer = setTimeout(() => caller.abort(), 20);
  const error = await Promise.resolve(call(client, caller.signal)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  clearTimeout(timer);
  return { client, error, events, warnings };
}

describe("no secret comes out of", () => {
  test.each(failures)("$name", async (failure) => {
    const { client, error, events, warnings } = await fail(failure);
    expect(error).toBeInstanceOf(Error);
    expect((error as Partial<StarfishError>).code ?? "none", String(error)).toBe(
      failure.code === "none" ? 20 : failure.code,
    );
    expect(leaksIn(error)).toEqual([]);
    expect(leaksIn(events)).toEqual([]);
    expect(leaksIn(warnings)).toEqual([]);
    expect(leaksIn(client)).toEqual([]);
  });

  test.each([
    { name: "a base URL with a password", options: { baseUrl: `https://ada:${secrets.password}@starfish.test` } },
    { name: "credentials of a wrong form", options: { credentials: { token: `${secrets.token} \u0000` } } },
    { name: "a misspelt option", options: { pasword: secrets.password } },
  ])("$name, which is refused", ({ options }) => {
    let error: unknown;
    try {
      createClient(options);
    } catch (reason) {
      error = reason;
    }
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(leaksIn(error)).toEqual([]);
  });

  test("the headers that are told of a call that goes well", async () => {
    const headers = {
      "Content-Type": "application/json",
      "Set-Cookie": `session=${secrets.cookie}`,
      "Proxy-Authenticate": "Basic",
    };
    const fetch = async () => new Response("[]", { headers });
    const events: ExchangeEvent[] = [];
    const onExchange = (event: ExchangeEvent) => events.push(event);
    await createClient({ fetch, onExchange, credentials: { token: secrets.token } }).getResults("r");
    expect(events[0]?.requestHeaders).toMatchObject({ authorization: "***" });
    expect(leaksIn(events)).toEqual([]);
  });
});

describe("the test itself", () => {
  test("drives every kind of error", () => {
    const codes: Record<StarfishError["code"], true> = {
      already_started: true,
      auth_failed: true,
      decode_failed: true,
      encode_failed: true,
      http_failed: true,
      invalid_option: true,
      job_failed: true,
      network_failed: true,
      start_unknown: true,
      store_failed: true,
      timed_out: true,
    };
    const driven = new Set(failures.map(({ code }) => code).filter((code) => code !== "none"));
    expect([...driven].sort()).toEqual(Object.keys(codes));
  });

  test.each([
    { name: "a message", leak: () => new Error(`refused: ${secrets.password}`) },
    { name: "a cause", leak: () => new Error("refused", { cause: { header: `Bearer ${secrets.token}` } }) },
    { name: "headers", leak: () => ({ headers: new Headers({ "Set-Cookie": secrets.cookie }) }) },
    { name: "a hidden member", leak: () => Object.defineProperty({}, "hidden", { value: secrets.issuedToken }) },
    { name: "Basic authentication", leak: () => ({ header: `Basic ${btoa(secrets.proxyPassword)}` }) },
  ])("sees a secret in $name", ({ leak }) => {
    expect(leaksIn(leak())).toHaveLength(1);
  });
});
