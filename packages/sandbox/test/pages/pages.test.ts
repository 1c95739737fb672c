import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { serve } from "./serve-pages.ts";

const folder = new URL("../../src/pages/assets/", import.meta.url);
const assets = readdirSync(folder);
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
