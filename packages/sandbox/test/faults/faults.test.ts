import { describe, expect, test } from "vitest";
import { createManualClock } from "../../src/clock.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox.ts";

const create = (...faults: string[]): Sandbox =>
  createSandbox({ authentication: "none", faults, clock: createManualClock() });

function start(sandbox: Sandbox, headers: Record<string, string> = {}, runID = "r"): Promise<Response> {
  return sandbox.fetch("http://host/v1/ExecuteJobAsync", {
    method: "POST",
    body: JSON.stringify({ runID, projectID: "p", jobID: "j" }),
    headers: { "content-type": "application/json", ...headers },
  });
}

describe("switching on", () => {
  test("for one request, by its header", async () => {
    const sandbox = create();
    expect((await start(sandbox, { "Starfish-Sandbox-Fault": "unavailable" })).status).toBe(503);
    expect((await start(sandbox)).status).toBe(200);
  });

  test("for a number of requests", async () => {
    const sandbox = create("unavailable*2");
    const statuses = [await start(sandbox), await start(sandbox), await start(sandbox)].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  test("for one run", async () => {
    const sandbox = create("unavailable@special");
    expect((await start(sandbox)).status).toBe(200);
    expect((await start(sandbox, {}, "special")).status).toBe(503);
    expect((await sandbox.fetch("http://host/v1/Results/special")).status).toBe(503);
  });

  test("while it runs, and off again", async () => {
    const sandbox = create();
    sandbox.faults.add("unavailable");
    expect((await start(sandbox)).status).toBe(503);
    sandbox.faults.clear();
    expect((await start(sandbox)).status).toBe(200);
  });

  test.each(["nonsense", "unavailable*x", ""])("%j is refused", (specification) => {
    expect(() => create(specification)).toThrow(/fault|NAME/);
  });

  test("a header with an unknown name is answered with what is wrong", async () => {
    const response = await start(create(), { "starfish-sandbox-fault": "nonsense" });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('no fault "nonsense"')]);
  });
});

describe("resets", () => {
  test("before the action leave no run", async () => {
    const sandbox = create("reset-before-action");
    await expect(start(sandbox)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(sandbox.runs.started).toBe(0);
  });

  test("after the action leave one", async () => {
    const sandbox = create("reset-after-action");
    await expect(start(sandbox)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(sandbox.runs.started).toBe(1);
  });
});

describe("bodies", () => {
  const body = async (fault: string, headers: Record<string, string> = {}): Promise<string> => {
    const response = await start(create(fault), headers);
    return Buffer.from(await response.arrayBuffer()).toString();
  };
  const xml = { accept: "application/xml" };

  test.each([
    ["json-started-as-string", {}, '{"runID":"r","started":"Started","error":null}'],
    ["json-null-left-out", {}, '{"runID":"r","started":true}'],
    ["byte-order-mark", {}, '\ufeff{"runID":"r","started":true,"error":null}'],
  ])("%s", async (fault, headers, expected) => {
    expect(await body(fault, headers)).toBe(expected);
  });

  test("xml-members-unsorted reverses the members", async () => {
    expect(await body("xml-members-unsorted", xml)).toMatch(
      /><started>true<\/started><runID>r<\/runID><error [^>]*\/><\//,
    );
  });

  test("xml-members-without-namespace keeps the root's", async () => {
    expect(await body("xml-members-without-namespace", xml)).toMatch(
      /^<s:execJobAsyncResponse .*xmlns:s="[^"]+"><error/,
    );
  });

  test("truncated-body breaks in the middle", async () => {
    await expect(body("truncated-body")).rejects.toThrow();
  });
});

test("two faults add up", async () => {
  const response = await start(create("json-null-left-out", "content-type-missing"));
  expect([response.headers.get("content-type"), await response.json()]).toEqual([null, { runID: "r", started: true }]);
});
