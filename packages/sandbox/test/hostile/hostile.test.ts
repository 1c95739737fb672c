import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test } from "vitest";
import { createClock, createManualClock } from "../../src/clock.ts";
import type { SandboxFailure } from "../../src/failure.ts";
import { parseJobFile } from "../../src/jobs/load-job-file.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";

const mebibyte = 2 ** 20;
const opened: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

function create(options: SandboxOptions = {}) {
  const failures: SandboxFailure[] = [];
  const sandbox = createSandbox({
    authentication: "none",
    onFailure: (failure) => failures.push(failure),
    ...options,
  });
  opened.push(sandbox);
  return { sandbox, failures };
}

function start(sandbox: Sandbox, members: object = {}): Promise<Response> {
  return sandbox.fetch("http://host/v1/ExecuteJobAsync", {
    method: "POST",
    body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", ...members }),
    headers: { "content-type": "application/json" },
  });
}

/** Sends bytes as they are and gives all that comes back. */
async function sendRaw(url: string, ...parts: readonly string[]): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => undefined);
  for (const part of parts) {
    socket.write(part);
  }
  await once(socket, "close");
  return answer;
}

/** Bytes, once nothing is left to collect. */
function usedMemory(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const webhookPath = "/v1/Webhook?instance=i&projectid=p&jobid=j";

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
  });
});

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

describe("files of jobs", () => {
  const withPattern = (pattern: string) =>
    parseJobFile(
      JSON.stringify({ projects: { p: { jobs: { j: { when: [{ argumentMatches: pattern, totalRows: 5 }] } } } } }),
      "f",
    );

  test("a regular expression that does not come to an end refuses the start, and is soon not tried again", async () => {
    const { sandbox } = create({ jobs: withPattern("^(a+)+$") });
    const errors: string[] = [];
    for (let i = 0; i < 5; i++) {
      const response = await start(sandbox, { argument: `${"a".repeat(40 + i)}!` });
      errors.push(((await response.json()) as { error: string }).error);
    }
    expect(errors[0]).toContain("^(a+)+$ took longer than 1000 ms with this argument");
    expect(errors[4]).toContain("is not tried again");
  });

  test("a regular expression is checked as it is run", () => {
    expect(() => withPattern("Region\\-EMEA")).toThrow(/f:1: .*must match format "regex"/);
  });

  test.each([
    [
      "aliases that multiply",
      `a: &a [1,1,1,1,1,1,1,1,1]\n${[..."bcdefghi"].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`).join()}]`).join("\n")}\nprojects: *i\n`,
    ],
    ["brackets within brackets", "[".repeat(100_000)],
    ["maps within maps", `projects: ${"{a: ".repeat(20_000)}`],
    ["nothing", ""],
    ["zero bytes", "\0\0\0"],
    ["an alias of itself", "projects: &a {p: *a}"],
  ])("%s are an error in words", (_, text) => {
    expect(() => parseJobFile(text, "jobs.yaml")).toThrow(expect.objectContaining({ name: "JobFileError" }));
  });

  test("no error carries control characters", () => {
    expect(() => parseJobFile('projects: {p: {jobs: {j: {"\\e]0;title\\a": 1}}}}', "f")).toThrow(/^[^\p{Cc}]*$/u);
  });

  test("ten thousand jobs are read, and of ten thousand mistakes the first are told", () => {
    const jobs = Array.from({ length: 10_000 }, (_, i) => `      job-${i}: {duration: 5}\n`).join("");
    const text = `projects:\n  p:\n    jobs:\n${jobs}`;
    expect(Object.keys(parseJobFile(text, "f").projects["p"]?.jobs ?? {})).toHaveLength(10_000);
    expect(() => parseJobFile(text.replaceAll("duration", "duratoin"), "f")).toThrow(/and 9980 more/);
    expect(() => parseJobFile(`${text}      job-7: {}\n`, "f")).toThrow(/f:10004: .*job-7.* twice/);
  }, 60_000);

  test("a key that stands twice in JSON is told too", () => {
    expect(() => parseJobFile('{"projects":{"p":{"jobs":{"j":{},\n"j":{}}}}}', "f")).toThrow(
      /f:2: the key j stands twice/,
    );
  });
});
