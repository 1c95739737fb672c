import { afterAll, expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";

const sandbox = createSandbox({ fast: true, authentication: "none" });
afterAll(() => sandbox.close());

const start = (body: BodyInit, type = "application/json"): Promise<Response> =>
  sandbox.fetch("http://host/v1/ExecuteJobAsync", { method: "POST", headers: { "content-type": type }, body });

const stateKeys = async (response: Response): Promise<string[]> =>
  Object.keys(((await response.json()) as { ModelState: object }).ModelState);

test.each([
  ["/v1/Results/run-a?id=other", 404],
  ["/v1/Results/other?id=run-a", 200],
  ["/v1/Results/run-a?id=", 404],
  ["/v1/Results/run-a?id", 404],
  ["/v1/Results/run-a?other=x", 200],
])("the id of the query goes before the one of the path: %s", async (path, status) => {
  await start(JSON.stringify({ runID: "run-a", projectID: "p", jobID: "j" }));
  expect((await sandbox.fetch(`http://host${path}`)).status).toBe(status);
});

const good = '"runID":"r","projectID":"p","jobID":"j"';
test.each([
  [`{"a b":1_0,${good}}`, "request['a b']"],
  [`{"it's":1_0,${good}}`, "request.it's"],
  [`{"zoo":{"a b":[0,{"c.d":1_0}]},${good}}`, "request.zoo.['a b'][1].['c.d']"],
])("a name that could be part of a path stands in brackets: %s", async (body, key) => {
  expect(await stateKeys(await start(body))).toContain(key);
});

const xml = (attributes: string, runID = "r"): string =>
  `<execJobAsyncRequest xmlns="http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers"${attributes}>` +
  `<jobID>j</jobID><projectID>p</projectID><runID>${runID}</runID></execJobAsyncRequest>`;

test.each([
  ["UTF-8", `{${good}}\u00c3`],
  ["UTF-8 with a mark", `\u00ef\u00bb\u00bf{${good}}\u00f0\u009f\u0098`],
  ["UTF-16 with a mark", `\u00ff\u00fe${Buffer.from(`{${good}}`, "utf16le").toString("latin1")}\u0000\u00d8`],
])("a character whose last bytes are missing at the end is passed over: %s", async (_, body) => {
  expect((await start(Buffer.from(body, "latin1"))).status).toBe(200);
});

test("a namespace is never decoded", async () => {
  const body = Buffer.from(xml(' xmlns:q="a\u00ffb"'), "latin1");
  expect((await start(body, "application/xml")).status).toBe(200);
});

test("half a surrogate pair cannot be answered, and the run is started", async () => {
  expect((await start(xml("", "&#xD800;"), "application/xml")).status).toBe(500);
  expect(sandbox.runs.find("\ud800")).toHaveLength(1);
});

test("answers of /v1 are not to be kept", async () => {
  for (const path of ["/v1/Results/nobody", "/v1/Nothing", "/v1/Results"]) {
    const { headers } = await sandbox.fetch(`http://host${path}`);
    expect([headers.get("cache-control"), headers.get("pragma"), headers.get("expires")]).toEqual([
      "no-cache",
      "no-cache",
      "-1",
    ]);
  }
});
