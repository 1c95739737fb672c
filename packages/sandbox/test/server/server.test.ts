import { describe, expect, test } from "vitest";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox } from "../../src/sandbox.ts";

const start = { runID: "r", projectID: "p", jobID: "j" };

async function send(
  path: string,
  init: RequestInit = {},
  options: SandboxOptions = { authentication: "none" },
): Promise<Response> {
  return createSandbox(options).fetch(`http://host${path}`, init);
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", ...headers },
});

describe("refusals", () => {
  test("a wrong method comes before a missing token", async () => {
    const response = await send("/v1/ExecuteJob", { method: "PUT" }, {});
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("a missing token comes before a body that nobody reads", async () => {
    const response = await send("/v1/ExecuteJob", { method: "POST", body: "x" }, {});
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });

  test("Webhook asks for no token unless told to", async () => {
    const path = "/v1/Webhook?instance=i&projectid=p&jobid=j";
    expect((await send(path, { method: "POST" }, {})).status).toBe(200);
    expect((await send(path, { method: "POST" }, { webhookAuthentication: "required" })).status).toBe(401);
  });

  test("Webhook without its parameters is not found, and does not say which method it takes", async () => {
    const response = await send("/v1/Webhook?instance=i&projectid=p");
    expect([response.status, response.headers.get("allow")]).toEqual([404, null]);
  });

  test("HEAD is refused like any other method", async () => {
    const response = await send("/v1/Results/r", { method: "HEAD" });
    expect(await response.text()).toBe("");
    expect([response.status, await response.text()]).toEqual([405, ""]);
  });

  test("a query that cannot be read is an error of the server", async () => {
    expect((await send("/v1/ExecuteJobAsync?a[=1", post(start))).status).toBe(500);
  });

  test("a charset that nobody knows fails the Webhook", async () => {
    const headers = { "content-type": "text/plain; charset=klingon" };
    const response = await send("/v1/Webhook?instance=i&projectid=p&jobid=j", { method: "POST", body: "x", headers });
    expect([response.status, await response.json()]).toEqual([500, { Message: "An error has occurred." }]);
  });
});

describe("ModelState", () => {
  test("checked, it refuses what is invalid", async () => {
    expect((await send("/v1/ExecuteJobAsync", post({ ...start, jobID: " " }))).status).toBe(400);
  });

  test("ignored, it is acted upon", async () => {
    const options: SandboxOptions = { authentication: "none", modelState: "ignored" };
    const response = await send("/v1/ExecuteJobAsync", post({ jobID: "j" }), options);
    expect(await response.json()).toEqual({ runID: null, started: true, error: null });
  });

  test("the instance of ExecuteJob may be 255 long, and is unknown to ExecuteJobAsync", async () => {
    const body = { ...start, instance: "i".repeat(256) };
    expect((await send("/v1/ExecuteJob", post(body), { authentication: "none", fast: true })).status).toBe(400);
    expect((await send("/v1/ExecuteJobAsync", post(body))).status).toBe(200);
  });
});

test("answers hold null members, and XML ones are in ordinal order", async () => {
  const response = await send("/v1/ExecuteJobAsync", post(start, { accept: "application/xml" }));
  expect(await response.text()).toMatch(/><error i:nil="true" \/><runID>r<\/runID><started>true<\/started><\//);
});

test("the request log tells what was asked and what went wrong", async () => {
  const entries: unknown[] = [];
  const options: SandboxOptions = { authentication: "none", onRequest: (entry) => entries.push(entry) };
  await send("/v1/Results/r?x=1", { headers: { "starfish-sandbox-fault": "unavailable" } }, options);
  expect(entries).toMatchObject([{ method: "GET", path: "/v1/Results/r?x=1", status: 503, faults: ["unavailable"] }]);
});
