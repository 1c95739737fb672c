import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { faults } from "../../src/faults/catalogue.ts";
import type { ListenOptions } from "../../src/front/listen.ts";
import type { SandboxOptions } from "../../src/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";

const folder = new URL("../../src/pages/assets/", import.meta.url);
const assets = readdirSync(folder);
const opened: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

async function serve(options: SandboxOptions = {}, listen: ListenOptions = { pages: true }) {
  const sandbox = createSandbox({ authentication: "none", ...options });
  opened.push(sandbox);
  const { url } = await sandbox.listen(listen);
  const state = async () => (await fetch(`${url}/console/state`)).json();
  const start = (members: object = {}) =>
    fetch(`${url}/v1/ExecuteJobAsync`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j", ...members }),
    });
  const change = (order: unknown, headers: Record<string, string> = { "content-type": "application/json" }) =>
    fetch(`${url}/console/faults`, {
      method: "POST",
      headers,
      body: typeof order === "string" ? order : JSON.stringify(order),
    });
  return { sandbox, url, state, start, change };
}

describe("the pages", () => {
  test.each(["/docs", "/console", "/console/console.js", "/console/state"])(
    "%s is there when asked for, and else as on the real server",
    async (path) => {
      const { sandbox, url } = await serve();
      const { url: plain } = await sandbox.listen();
      const page = await fetch(url + path);
      expect([page.status, page.headers.get("content-security-policy")]).toEqual([
        200,
        expect.stringMatching(/^default-src 'none'; script-src 'self';/),
      ]);
      expect([(await fetch(plain + path)).status, (await sandbox.fetch(url + path)).status]).toEqual([404, 404]);
    },
  );

  test("show what was started before they were opened", async () => {
    const { sandbox, start, url } = await serve({}, {});
    await start({ runID: "early" });
    const { url: pages } = await sandbox.listen({ pages: true });
    await fetch(`${url}/v1/Results/early`);
    expect(await (await fetch(`${pages}/console/state`)).json()).toMatchObject({
      runs: [{ runID: "early" }],
      requests: [{ path: "/v1/Results/early" }],
    });
  });

  test("have each of their files", async () => {
    const { url } = await serve();
    const parts = assets.filter((file) => !file.endsWith(".html"));
    const answers = await Promise.all(parts.map((file) => fetch(`${url}/console/${file}`)));
    expect(parts.filter((_, at) => answers[at]?.status !== 200)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.headers.get("content-type")))).toEqual(
      new Set(["text/javascript; charset=utf-8", "text/css; charset=utf-8"]),
    );
  });

  test("load nothing from elsewhere and read no markup", () => {
    const text = assets.map((file) => readFileSync(new URL(file, folder), "utf8"));
    expect(text.join("\n")).not.toMatch(/https?:\/\/|innerHTML|outerHTML|insertAdjacentHTML|@import|url\(/);
  });

  test.each(["/docs", "/console/state", "/console/faults"])("%s is guarded as everything is", async (path) => {
    const { url } = await serve();
    const foreign = await fetch(url + path, { headers: { origin: "http://evil.example" } });
    expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining("other origins")]);
  });

  test("know no other method, and no name of an object's own", async () => {
    const { url } = await serve();
    const statuses = await Promise.all([
      fetch(`${url}/console`, { method: "POST" }),
      fetch(`${url}/console/faults`),
      fetch(`${url}/console/toString`),
      fetch(`${url}/docs`, { method: "HEAD" }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([405, 405, 404, 200]);
  });

  test("are touched by no fault and stand in no log", async () => {
    const { state } = await serve({ faults: ["unavailable", "reset-after-action"] });
    expect(await state()).toMatchObject({
      requests: [],
      faults: [{ name: "unavailable" }, { name: "reset-after-action" }],
    });
  });
});

describe("the console's state", () => {
  test("shows a run as it progresses, and the request that started it", async () => {
    const clock = createManualClock();
    const { state, start } = await serve({ clock });
    await start({ argument: "a".repeat(5000), runID: "<b>r</b>" });
    clock.advance(500);
    const running = await state();
    expect(running).toMatchObject({
      started: 1,
      runs: [{ runID: "<b>r</b>", progress: 0.25, status: "Running", hasEnded: false, totalRows: 0 }],
      requests: [{ method: "POST", path: "/v1/ExecuteJobAsync", status: 200, faults: [] }],
    });
    expect(running.runs[0].argument).toHaveLength(301);
    clock.advance(1500);
    expect((await state()).runs).toMatchObject([{ progress: 1, status: "Complete", hasEnded: true, totalRows: 10 }]);
  });

  test("stays small however much happened, the newest first", async () => {
    const { sandbox, state } = await serve();
    for (let at = 0; at < 150; at++) {
      await sandbox.fetch("http://sandbox/v1/ExecuteJobAsync", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ runID: `r${at}`, projectID: "p", jobID: "j" }),
      });
    }
    const { runs, requests, started } = await state();
    expect([started, runs.length, requests.length, runs[0].runID]).toEqual([150, 100, 100, "r149"]);
  });

  test("shows deliveries", async () => {
    const clock = createManualClock();
    const { state, start } = await serve({ clock });
    await start({ webHookURL: "http://elsewhere.example/" });
    clock.advance(2000);
    await expect
      .poll(async () => (await state()).deliveries)
      .toMatchObject([{ runID: "r", url: "http://elsewhere.example/", attempt: 1, outcome: "refused" }]);
  });

  test("clips every text that somebody wrote, a delivery's reason and a job's words among them", async () => {
    const clock = createManualClock();
    const long = "x".repeat(100_000);
    const fetch = () => Promise.reject(new Error(long));
    const jobs = { projects: { "*": { jobs: { "*": { status: long, error: long } } } } };
    const { state, start, sandbox } = await serve({ clock, jobs, webhooks: { fetch, attempts: 1 } });
    const members = { projectID: "p".repeat(36), argument: long, webHookURL: `http://127.0.0.1/${long}` };
    await start(members);
    await sandbox.fetch(`http://sandbox/${long}`);
    await clock.advance(2000);
    await expect.poll(async () => (await state()).deliveries).toHaveLength(1);
    const shown = await state();
    expect(shown.deliveries).toMatchObject([{ outcome: "failed", reason: `${"x".repeat(300)}…` }]);
    expect(shown.runs).toMatchObject([{ status: `${"x".repeat(300)}…`, error: `${"x".repeat(300)}…` }]);
    expect(JSON.stringify(shown).length).toBeLessThan(5000);
    expect(sandbox.deliveries[0]?.reason).toHaveLength(2000);
  });

  test("shows the runs of a data file again after a restart", async () => {
    const place = mkdtempSync(join(tmpdir(), "starfish-pages-"));
    const file = join(place, "runs.db");
    const first = await serve({ store: await openSqliteStore(file) });
    for (let at = 0; at < 105; at++) await first.start({ runID: `r${at}`, argument: "a".repeat(5000) });
    await first.sandbox.close();
    const second = await serve({ store: await openSqliteStore(file) });
    await second.start({ runID: "new" });
    const { runs, started } = await second.state();
    expect([started, runs.length, runs[0].runID, runs[1].runID, runs.at(-1).runID]).toEqual([
      106,
      100,
      "new",
      "r104",
      "r6",
    ]);
    expect(runs[1].argument).toHaveLength(301);
    await second.sandbox.close();
    rmSync(place, { recursive: true });
  });

  test("has the first of many jobs, clipped, and says how many there are", async () => {
    const jobs = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`j${at}`, { error: "e".repeat(3000) }] as const),
    );
    const { url } = await serve({ jobs: { projects: { p: { jobs } } } });
    const setup = await (await fetch(`${url}/console/setup`)).json();
    expect([setup.jobCount, setup.jobs.length, setup.jobs[0].behaviour.length]).toEqual([5000, 100, 2001]);
  });

  test("has every fault with what it does, and the jobs", async () => {
    const { url } = await serve({ jobs: { projects: { sales: { jobs: { nightly: { status: "Failed" } } } } } });
    const setup = await (await fetch(`${url}/console/setup`)).json();
    expect(setup.faults).toHaveLength(faults.length);
    expect(setup).toMatchObject({
      faults: expect.arrayContaining([{ name: "unavailable", description: expect.stringMatching(/\w/) }]),
      jobs: [{ projectID: "sales", jobID: "nightly", behaviour: '{\n  "status": "Failed"\n}' }],
      jobCount: 1,
    });
  });
});

describe("faults", () => {
  test("are switched on for some requests or one run, used up, and switched off", async () => {
    const { change, start, state } = await serve();
    const added = await change({ add: "unavailable*1" });
    expect(await added.json()).toEqual([{ name: "unavailable", left: 1 }]);
    await change({ add: "webhook-never@my run" });
    expect((await start()).status).toBe(503);
    expect(await state()).toMatchObject({
      requests: [{ status: 503, faults: ["unavailable"] }],
      faults: [{ name: "webhook-never", left: null, runID: "my run" }],
    });
    expect((await start()).status).toBe(200);
    await change({ add: "chunked" });
    expect(await (await change({ remove: "webhook-never" })).json()).toEqual([{ name: "chunked", left: null }]);
    expect(await (await change({ clear: true })).json()).toEqual([]);
  });

  test.each([
    [{ add: "unavailble" }, 400, 'Did you mean "unavailable"?'],
    [{ add: "unavailable*x" }, 400, "is not NAME, NAME*COUNT"],
    [{ add: `unavailable@${"r".repeat(1000)}` }, 400, "in 1,000 characters"],
    [{ on: 1 }, 400, "Send {"],
    ["null", 400, "Send {"],
    ["{", 400, "Send {"],
  ])("%j is refused with %i and a sentence", async (order, status, sentence) => {
    const { change, state } = await serve();
    const refused = await change(order);
    expect([refused.status, await refused.text()]).toEqual([status, expect.stringContaining(sentence)]);
    expect((await state()).faults).toEqual([]);
  });

  test("are not switched by what a form of another page can send, and not without bound", async () => {
    const { change, state } = await serve();
    expect((await change({ add: "unavailable" }, { "content-type": "text/plain" })).status).toBe(415);
    for (let at = 0; at < 100; at++) await change({ add: "chunked" });
    expect((await change({ add: "chunked" })).status).toBe(409);
    expect((await state()).faults).toHaveLength(100);
  });
});

describe("the operations", () => {
  test("have texts, members with the required first, and bodies in each format", async () => {
    const { url } = await serve();
    const { operations, user } = await (await fetch(`${url}/console/operations`)).json();
    expect(user).toEqual({ name: "ada@example.com", password: "correct horse & battery" });
    const start = operations.find(({ id }: { id: string }) => id === "executeJobAsync");
    expect(start).toMatchObject({ method: "POST", evidence: "documented", summary: "Start a job and return at once." });
    const required: boolean[] = start.members.map((member: { required: boolean }) => member.required);
    expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)));
    expect(new Set(required)).toEqual(new Set([true, false]));
    expect(start.bodies.map(({ mediaType }: { mediaType: string }) => mediaType)).toEqual([
      "application/json",
      "application/xml",
      "application/x-www-form-urlencoded",
    ]);
    const results = operations.find(({ id }: { id: string }) => id === "getResults");
    expect(results.parameters).toContainEqual(expect.objectContaining({ name: "id", in: "path", required: true }));
  });

  test("show no password of the user's own", async () => {
    const { url } = await serve({ users: { eve: "hunter2" } });
    const text = await (await fetch(`${url}/console/operations`)).text();
    expect(text).toContain('"user":{"name":"eve","password":""}');
    expect(text).not.toContain("hunter2");
  });
});
