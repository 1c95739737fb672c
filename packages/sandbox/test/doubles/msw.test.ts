import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHandlers } from "../../src/doubles/msw.ts";
import { createSandbox } from "../../src/index.ts";

const sandbox = createSandbox({ fast: true, tokens: ["a-token"] });
const server = setupServer(
  ...createHandlers(sandbox),
  ...createHandlers(sandbox, { baseUrl: "https://gateway.example/starfish/" }),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(async () => {
  server.close();
  await sandbox.close();
});

const authorization = "Bearer a-token";
const xml = '<execJobAsyncRequest xmlns="http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers">';

test.each(["https://api.starfishetl.com", "https://gateway.example/starfish"])(
  "what is sent to %s starts a job of the sandbox, and its results come from there",
  async (base) => {
    const runID = crypto.randomUUID();
    const started = await fetch(`${base}/v1/ExecuteJobAsync`, {
      method: "POST",
      headers: { authorization, accept: "application/xml", "content-type": "application/xml" },
      body: `${xml}<jobID>j</jobID><projectID>p</projectID><runID>${runID}</runID></execJobAsyncRequest>`,
    });
    expect(await started.text()).toContain("<started>true</started>");
    expect(sandbox.runs.find(runID)).toMatchObject([{ jobID: "j" }]);
    const results = await fetch(`${base}/v1/Results/${runID}?any=%2F`, { headers: { authorization } });
    expect(await results.json()).toMatchObject([{ runID }]);
  },
);

test("what the sandbox does not know is answered 404, and stays in the process", async () => {
  expect((await fetch("https://api.starfishetl.com/v2/Nothing")).status).toBe(404);
});
