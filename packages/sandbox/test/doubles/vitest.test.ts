import { describe, expect } from "vitest";
import { test } from "../../src/doubles/vitest.ts";

const urls = new Set<string>();

describe("a test with a sandbox", () => {
  for (const time of ["first", "second"]) {
    test(`has one of its own that answers, the ${time} time`, async ({ sandbox }) => {
      urls.add(sandbox.url);
      const body = new URLSearchParams({ grant_type: "password", ...sandbox.credentials });
      const token = await fetch(`${sandbox.url}/token`, { method: "POST", body });
      const { access_token } = (await token.json()) as { access_token: string };
      const started = await fetch(`${sandbox.url}/v1/ExecuteJobAsync`, {
        method: "POST",
        headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
        body: JSON.stringify({ runID: "r", projectID: "p", jobID: "j" }),
      });
      expect(await started.json()).toMatchObject({ started: true });
      expect(sandbox.runs.started).toBe(1);
    });
  }

  test("is closed after the test", async () => {
    expect(urls.size).toBe(2);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow();
  });

  const withFault = test.extend({ sandboxOptions: { faults: ["unavailable"], authentication: "none" } });
  withFault("takes options", async ({ sandbox }) => {
    expect((await fetch(`${sandbox.url}/v1/Results/r`)).status).toBe(503);
  });
});
