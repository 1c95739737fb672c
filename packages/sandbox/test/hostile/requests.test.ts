import { describe, expect, test } from "vitest";
import { create, sendRaw, start, webhookPath } from "./hostile-sandbox.ts";

describe("requests", () => {
  test("with the same fault a hundred times get it once", async () => {
    const { sandbox } = create();
    const header = Array(100).fill("json-encoded-twice").join(",");
    const response = await sandbox.fetch("http://host/v1/Results/r", { headers: { "starfish-sandbox-fault": header } });
    expect((await response.text()).length).toBeLessThan(1000);
  });

  test("with faults that spoil each other's answers are answered", async () => {
    const { sandbox, failures } = create();
    const headers = { "starfish-sandbox-fault": "json-malformed,json-null-left-out,json-results-not-a-list" };
    await start(sandbox);
    expect((await sandbox.fetch("http://host/v1/Results/r", { headers })).status).toBe(200);
    expect(failures).toEqual([]);
  });

  test.each([
    ["GET http://example.com/v1/Results/r HTTP/1.1\r\nHost: localhost", 404],
    ["GET //example.com/v1/Results/r HTTP/1.1\r\nHost: localhost", 404],
    ["OPTIONS * HTTP/1.1\r\nHost: localhost", 404],
    ["GET /v1/Results/r HTTP/1.1\r\nHost: local host", 400],
    ["GET /v1/Results/r HTTP/1.1\r\nHost: localhost:99999", 400],
    ["GET /v1/Results/r HTTP/1.0", 404],
    ["GET /v1/Results/r HTTP/1.1", 400],
    ["NONSENSE", 400],
  ])("%j is answered with %i", async (head, status) => {
    const { sandbox } = create();
    const { url } = await sandbox.listen();
    const answer = await sendRaw(url, `${head}\r\nConnection: close\r\n\r\n`);
    expect(answer).toContain(` ${head.includes("local host") ? 40 : status}`);
  });

  test("that nobody waits for any more leave nothing behind", async () => {
    const { sandbox } = create();
    const { url } = await sandbox.listen();
    const gone = new AbortController();
    const body = JSON.stringify({ runID: "r", projectID: "p", jobID: "j", argument: "slow" });
    const headers = { "content-type": "application/json" };
    const waiting = fetch(`${url}/v1/ExecuteJob`, { method: "POST", body, headers, signal: gone.signal });
    while (sandbox.runs.started === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    gone.abort();
    await expect(waiting).rejects.toThrow();
    expect((await fetch(`${url}/v1/Results/r`)).status).toBe(200);
  });
});

describe("pages in a browser", () => {
  const ask = async (headers: Record<string, string>, options = {}): Promise<string> => {
    const { sandbox } = create();
    const { url } = await sandbox.listen(options);
    const lines = Object.entries({ Connection: "close", Host: new URL(url).host, "Content-Length": "0", ...headers });
    const head = lines.map(([name, value]) => `${name}: ${value}`).join("\r\n");
    const answer = await sendRaw(url, `POST ${webhookPath} HTTP/1.1\r\n${head}\r\n\r\n`);
    return `${/ (\d+) /.exec(answer)?.[1]} ${sandbox.runs.started}`;
  };

  test.each([
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Host: "evil.example" },
    { Host: "localhost.evil.example" },
  ])("%j is refused and starts nothing", async (headers) => {
    expect(await ask(headers)).toBe("403 0");
  });

  test.each([{ Host: "localhost:1234" }, { Host: "[::1]" }, { Host: "127.9.9.9" }])("%j is served", async (headers) => {
    expect(await ask(headers)).toBe("200 1");
  });

  test("are served where that was asked for", async () => {
    const origin = "http://localhost:3000";
    expect(await ask({ Origin: origin }, { allowedOrigins: [origin] })).toBe("200 1");
    expect(await ask({ Host: "sandbox.test" }, { allowedHosts: ["sandbox.test"] })).toBe("200 1");
    expect(await ask({ Host: "Sandbox.Test" }, { allowedHosts: ["SANDBOX.test:80"] })).toBe("200 1");
    expect(await ask({ Origin: origin }, { allowedOrigins: [`${origin}/`] })).toBe("200 1");
    await expect(ask({}, { allowedHosts: ["http://sandbox.test"] })).rejects.toThrow("is not a host such as");
    await expect(ask({}, { allowedOrigins: ["localhost:3000"] })).rejects.toThrow("is not an origin such as");
    await expect(ask({}, { allowedOrigins: [`${origin}/page`] })).rejects.toThrow("is not an origin such as");
  });

  const origin = "http://localhost:3000";

  test("of an allowed origin may ask first, and may read the answers", async () => {
    const { sandbox } = create();
    const { url } = await sandbox.listen({ allowedOrigins: [origin] });
    const asked = await fetch(`${url}/v1/ExecuteJobAsync`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect([asked.status, Object.fromEntries(asked.headers)]).toMatchObject([
      204,
      {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "authorization,content-type",
        vary: "origin",
      },
    ]);
    const answer = await fetch(`${url}/v1/Results/r`, { headers: { origin } });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([404, origin]);
  });

  test("of any other origin may not even ask, and no page may where none is allowed", async () => {
    const { sandbox } = create();
    const { url } = await sandbox.listen({ allowedOrigins: [origin] });
    const ask = (from: string): Promise<Response> =>
      fetch(url, { method: "OPTIONS", headers: { origin: from, "access-control-request-method": "POST" } });
    for (const from of [
      "http://localhost:3001",
      "https://localhost:3000",
      "null",
      "http://localhost:3000.evil.example",
    ]) {
      const { status, headers } = await ask(from);
      expect([status, headers.get("access-control-allow-origin")]).toEqual([403, null]);
    }
  });
});
