import { afterAll, describe, expect, test } from "vitest";
import { createMock, loadContract } from "../../src/index.ts";
import { namespace, runID } from "../engine/exchanges.ts";
import { ask, form, headerOf, json, starts, textOf, xml } from "./requests.ts";

const contract = loadContract();
const mock = await createMock({ contract });
afterAll(() => mock.close());

const documented = contract.operations.find(({ id }) => id === "executeJobAsync")?.responses ?? {};
const example = (status: number, name: string, mediaType = "application/json"): unknown =>
  documented[String(status)]?.mediaTypes[mediaType]?.examples[name];

describe("the format of the answer", () => {
  test.each([
    [json, starts.json, "application/json"],
    [{ ...json, Accept: "text/*" }, starts.json, "text/json"],
    [{ "Content-Type": "text/xml", Accept: "text/html" }, starts.xml, "text/xml"],
    [{ ...xml, Accept: "*/*" }, starts.xml, "application/json"],
    [form, starts.form, "application/json"],
    [{ ...form, Accept: "application/xml" }, starts.form, "application/xml"],
  ])("%j", async (headers, body, mediaType) => {
    const exchange = await ask(mock, { headers, body });
    expect(headerOf(exchange, "content-type")).toBe(`${mediaType}; charset=utf-8`);
  });

  test("utf-16 on demand", async () => {
    const exchange = await ask(mock, { headers: { ...json, "Accept-Charset": "utf-16" }, body: starts.json });
    expect(headerOf(exchange, "content-type")).toBe("application/json; charset=utf-16");
    expect([...exchange.response.body.slice(0, 4)]).toEqual([0xff, 0xfe, 0x7b, 0]);
  });

  test("Always JSON for a token, whatever is sent and asked for", async () => {
    const body = "grant_type=password&username=u&password=p";
    const headers = { Accept: "application/xml", "Content-Type": "text/plain" };
    const exchange = await ask(mock, { path: "/token", headers, body });
    expect(headerOf(exchange, "content-type")).toBe("application/json; charset=utf-8");
    expect(JSON.parse(textOf(exchange))).toMatchObject({ token_type: "bearer" });
  });
});

describe("bodies", () => {
  test.each([
    ["JSON with a byte order mark", json, `\ufeff${starts.json}`],
    ["JSON in utf-16", { "Content-Type": "application/json; charset=utf-16" }, utf16(starts.json)],
    ["XML with prefixes", xml, starts.xml.replace("xmlns=", "xmlns:s=").replaceAll(/<(\/?)(\w)/g, "<$1s:$2")],
    ["a form with names in another case", form, starts.form.toUpperCase().replace(runID.toUpperCase(), runID)],
  ])("%s is understood", async (_what, headers, body) => {
    const exchange = await ask(mock, { headers, body });
    expect(exchange.response.status).toBe(200);
  });

  test("The answer is about the caller's run, not about the example's.", async () => {
    const started = await ask(mock, { headers: json, body: starts.json.replace(runID, "mine") });
    expect(JSON.parse(textOf(started))).toEqual({ runID: "mine", started: true, error: null });
    const results = await ask(mock, {
      method: "GET",
      path: "/v1/Results/a%20b",
      headers: { Prefer: "example=chainedJobs" },
    });
    expect(JSON.parse(textOf(results))).toMatchObject([{ runID: "a b" }, { runID: "a b", status: "Failed" }]);
  });

  test("The server names the run of a Webhook.", async () => {
    const path = "/v1/Webhook?Instance=i&ProjectID=p&JobID=j";
    const exchange = await ask(mock, { path, headers: json, body: starts.json.replace(runID, "mine") });
    expect(JSON.parse(textOf(exchange))).toMatchObject({ runID });
  });
});

describe("errors are the description's own examples", () => {
  const noMember = JSON.stringify({ jobID: "j", projectID: "p" });
  const blank = JSON.stringify({ jobID: "j", projectID: "p", runID: " " });
  const overlong = JSON.stringify({ jobID: "j".repeat(37), projectID: "p", runID });
  const emoji = JSON.stringify({ jobID: "😀".repeat(19), projectID: "p", runID });
  const wrongType = JSON.stringify({ jobID: "j", projectID: "p", runID, chainJobs: "yes" });

  test.each([
    ["a member is missing", json, noMember, 400, "missingMember"],
    ["a member is blank", json, blank, 400, "missingMember"],
    ["a form's member is empty", form, "runID=&jobID=j&projectID=p", 400, "missingMember"],
    ["a member is overlong", json, overlong, 400, "overlongMember"],
    ["a member is overlong in UTF-16 units only", json, emoji, 400, "overlongMember"],
    ["the body is not JSON", json, "{,}", 400, "unreadableBody"],
    ["the bytes are not utf-8", json, new Uint8Array([0x22, 0xff, 0x22]), 400, "unreadableBody"],
    ["the media type is unknown", { "Content-Type": "text/plain" }, "x", 415, "textPlain"],
    ["there is no token", { ...json, Authorization: "" }, "not even JSON", 401, "denied"],
    ["the body is null", json, "null", 500, "failed"],
    ["the body is empty", json, "", 500, "failed"],
  ])("%s", async (_what, headers, body, status, name) => {
    const exchange = await ask(mock, { headers, body });
    expect(exchange.response.status).toBe(status);
    expect(JSON.parse(textOf(exchange))).toEqual(example(status, name));
  });

  test.each([
    ["a root in no namespace", starts.xml.replace(namespace, ""), 400, "unreadableBody"],
    ["a document type", `<!DOCTYPE x>${starts.xml}`, 400, "unreadableBody"],
    ["a missing member", starts.xml.replace(/<runID>.*<\/runID>/, ""), 400, "missingMember"],
    [
      "an XML root that is nil",
      `<execJobAsyncRequest xmlns="${namespace}" xmlns:i="${instance()}" i:nil="1" />`,
      500,
      "failed",
    ],
  ])("%s, in XML to the byte", async (_what, body, status, name) => {
    const exchange = await ask(mock, { headers: xml, body });
    expect(exchange.response.status).toBe(status);
    expect(textOf(exchange)).toBe(example(status, name, "application/xml"));
  });

  test.each([
    ["a value has the wrong type", wrongType, { "request.chainJobs": ["The field chainJobs must be boolean."] }],
    ["the body is a list", "[]", { request: ["must be object"] }],
    [
      "a name is misspelt",
      starts.json.replace("jobID", "jobId"),
      { "request.jobID": ["The jobID field is required."] },
    ],
    [
      "two members are missing",
      '{"runID":"r"}',
      { "request.jobID": ["The jobID field is required."], "request.projectID": ["The projectID field is required."] },
    ],
  ])("They are about this body: %s", async (_what, body, ModelState) => {
    const exchange = await ask(mock, { headers: json, body });
    expect(exchange.response.status).toBe(400);
    expect(JSON.parse(textOf(exchange))).toMatchObject({ Message: "The request is invalid.", ModelState });
  });

  test("The name that was probably meant is in the reason", async () => {
    const exchange = await ask(mock, { headers: json, body: starts.json.replace("jobID", "jobId") });
    expect(headerOf(exchange, "starfish-mock-reason")).toContain("the body has jobId");
  });

  test("A body without a Content-Type is refused.", async () => {
    const exchange = await ask(mock, { body: new TextEncoder().encode(starts.json) });
    expect(exchange.response.status).toBe(415);
  });

  test("401 comes with a challenge.", async () => {
    const exchange = await ask(mock, { headers: { Authorization: "Bearer" } });
    expect([exchange.response.status, headerOf(exchange, "www-authenticate")]).toEqual([401, "Bearer"]);
  });

  test.each([
    ["OPTIONS", "/v1/ExecuteJobAsync", "/v1/ExecuteJobAsync"],
    ["OPTIONS", "/v1/Results/r", "/v1/Results/{id}"],
    ["OPTIONS", "/token", "/token"],
  ])("%s %s is not allowed, without a token too", async (method, path, described) => {
    const operations = contract.operations.filter((operation) => operation.path === described);
    const allow = operations.map((operation) => operation.method).join(", ");
    const exchange = await ask(mock, { method, path, headers: { Authorization: "" } });
    expect([exchange.response.status, headerOf(exchange, "allow")]).toEqual([405, allow]);
  });

  test("HEAD is not allowed, and has no body.", async () => {
    const exchange = await ask(mock, { method: "HEAD" });
    expect([exchange.response.status, exchange.response.body.length]).toEqual([405, 0]);
  });

  test("An unknown path is not found.", async () => {
    const exchange = await ask(mock, { path: "/v2/ExecuteJobAsync", headers: json, body: starts.json });
    expect(exchange.response.status).toBe(404);
    expect(JSON.parse(textOf(exchange))).toEqual(example(404, "noResource"));
  });

  test.each([
    ["another grant", "grant_type=client_credentials&username=u&password=p", "unsupported_grant_type"],
    ["nothing", "", "unsupported_grant_type"],
    ["no password", "grant_type=password&username=u", "invalid_grant"],
  ])("No token for %s", async (_what, body, error) => {
    const exchange = await ask(mock, { path: "/token", headers: form, body });
    expect(exchange.response.status).toBe(400);
    expect(JSON.parse(textOf(exchange))).toMatchObject({ error });
  });
});

describe("Prefer", () => {
  test.each([
    ["example=refused", 200, { started: false }],
    ["code=500", 500, { Message: "An error has occurred." }],
    ['code="400", example="overlongMember"', 400, example(400, "overlongMember")],
  ])("%s", async (prefer, status, value) => {
    const exchange = await ask(mock, { headers: { ...json, Prefer: prefer }, body: starts.json });
    expect(exchange.response.status).toBe(status);
    expect(JSON.parse(textOf(exchange))).toMatchObject(value as object);
  });

  test("dynamic=true makes an answer up.", async () => {
    const exchange = await ask(mock, { method: "GET", path: "/v1/Results/r", headers: { Prefer: "dynamic=true" } });
    expect(exchange.response.status).toBe(200);
    expect(JSON.parse(textOf(exchange))).not.toEqual(
      contract.operations.find(({ id }) => id === "getResults")?.responses["200"]?.mediaTypes["application/json"]
        ?.examples["oneRow"],
    );
  });

  test("A broken request is refused whatever is preferred.", async () => {
    const exchange = await ask(mock, { headers: { ...json, Prefer: "code=200" }, body: "{}" });
    expect(exchange.response.status).toBe(400);
  });

  test.each(["example=nothing", "code=418"])(
    "%s is nothing that the mock has: it says so in plain text",
    async (prefer) => {
      const exchange = await ask(mock, { headers: { ...json, Prefer: prefer }, body: starts.json });
      expect(exchange.response.status).toBe(500);
      expect(headerOf(exchange, "content-type")).toBe("text/plain; charset=utf-8");
      expect(textOf(exchange)).toMatch(/^The mock failed\. Prism has no answer for executeJobAsync: .+\n$/);
    },
  );
});

describe("made-up answers", () => {
  test("The same seed makes the same up.", async () => {
    const bodies = ["a", "a", "b"].map(async (seed) => {
      const inventive = await createMock({ contract, dynamic: true, seed });
      return textOf(await ask(inventive, { method: "GET", path: "/v1/Results/r" }));
    });
    const [first, second, third] = await Promise.all(bodies);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
  });

  test("Errors are never made up.", async () => {
    const inventive = await createMock({ contract, dynamic: true });
    const exchange = await ask(inventive, { headers: json, body: "{}" });
    expect(JSON.parse(textOf(exchange))).toMatchObject(example(400, "missingMember") as object);
  });
});

test("An aborted request is rejected.", async () => {
  const request = new Request("http://mock.test/token", { signal: AbortSignal.abort() });
  await expect(mock.fetch(request)).rejects.toThrow("aborted");
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le"));
}

function instance(): string {
  return "http://www.w3.org/2001/XMLSchema-instance";
}

describe("strictness", () => {
  const reason = "starfish-mock-reason";

  test.each([
    ["a comment", starts.json.replace("{", "{/* all */")],
    ["single quotes", starts.json.replaceAll('"', "'")],
    ["a trailing comma", starts.json.replace("}", ",}")],
    ["bare names", starts.json.replaceAll(/"(\w+)":/g, "$1:")],
    ["something after the end", `${starts.json}{}`],
  ])("JSON with %s is refused, although the server reads it, and the answer says why", async (_what, body) => {
    const exchange = await ask(mock, { headers: json, body });
    expect(exchange.response.status).toBe(400);
    expect(headerOf(exchange, reason)).toContain("not well-formed JSON");
  });

  test.each([
    ["members that stand too late", starts.xml.replace(/(<jobID>.*<\/jobID>)(.*)(<\/execJob)/, "$2$1$3")],
    ["members that the server does not know", starts.xml.replace("</execJob", "<zoo>1</zoo></execJob")],
  ])("XML with %s is refused, although the server would only lose them", async (_what, body) => {
    const exchange = await ask(mock, { headers: xml, body });
    expect(exchange.response.status).toBe(400);
    expect(headerOf(exchange, reason)).toContain("Element");
  });

  test("The reason names the member that is wrong, in ASCII.", async () => {
    const body = JSON.stringify({ jobID: "j", projectID: "p", runID, loggingLevel: "東" });
    const exchange = await ask(mock, { headers: json, body });
    expect(headerOf(exchange, reason)).toMatch(/^\/loggingLevel [\x20-\x7e]+$/);
  });

  test("An accepted request has no reason.", async () => {
    expect(headerOf(await ask(mock, { headers: json, body: starts.json }), reason)).toBeNull();
  });
});
