import { describe, expect, test } from "vitest";
import { checkExchange, explainFindings, KitError } from "../../src/index.ts";
import { errorResponse, exchangeOf, runID, token, xmlExchange } from "../engine/exchanges.ts";

const counts = { deletes: 0, errors: 0, ignores: 0, inserts: 10, skips: 0, totalRows: 10, updates: 0 };
const row = { ...counts, runID, runTime: "00:00:01", startTime: "2026-01-01T00:00:00", status: "Complete" };
const headers = { "content-type": "application/json; charset=utf-8" };
const answer = (value: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(value), { headers, ...init });

describe("an answer alone", () => {
  test.each([
    ["application/json", JSON.stringify([row])],
    [
      "text/xml",
      '<ArrayOfresultsResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers" />',
    ],
  ])("A right one in %s has no findings.", async (type, body) => {
    const response = new Response(body, { headers: { "content-type": `${type}; charset=utf-8` } });
    expect(await checkExchange(response, { operation: "getResults", strict: true })).toEqual([]);
    expect(await response.text()).toBe(body);
  });

  test("Its own mistakes are found, and those of an unknown request are not.", async () => {
    const findings = await checkExchange(answer([{ ...row, totalRows: "10" }]), { operation: "getResults" });
    expect(findings).toMatchObject([{ check: "response-body-matches-schema", blame: "server", found: '"10"' }]);
  });

  test.each([401, 405, 415, 500])("A right %i has no findings.", async (status) => {
    const fields = { 401: { "www-authenticate": "Bearer" }, 405: { allow: "POST" } }[status] ?? {};
    const response = answer({ Message: "no" }, { status, headers: { ...headers, ...fields } });
    expect(await checkExchange(response, { operation: "executeJobAsync" })).toEqual([]);
  });

  test("Without an operation nothing can be said.", async () => {
    await expect(checkExchange(answer([]))).rejects.toThrow(KitError);
  });

  test("One whose body was read already is the test's mistake.", async () => {
    const response = answer([row]);
    await response.text();
    await expect(checkExchange(response, { operation: "getResults" })).rejects.toThrow("give a clone");
  });
});

describe("a request with its answer", () => {
  const request = (body: string): Request =>
    new Request("https://host/api/v1/ExecuteJobAsync", {
      method: "POST",
      headers: { accept: "application/json", authorization: token, "content-type": "application/json" },
      body,
    });
  const start = JSON.stringify({ runID, projectID: "p", jobID: "j" });

  test("Both sides are judged, below a base path, and stay unread.", async () => {
    const pair = { request: request('{"runID":"r"}'), response: answer({ runID: "r", started: true }) };
    const findings = await checkExchange(pair, { baseUrl: "https://host/api" });
    expect(new Set(findings.map(({ blame }) => blame))).toEqual(new Set(["client", "server"]));
    expect(await pair.request.text()).toBe('{"runID":"r"}');
  });

  test("Right ones have no findings.", async () => {
    const pair = { request: request(start), response: answer({ runID, started: true, error: null }) };
    expect(await checkExchange(pair, { baseUrl: "https://host/api", operation: "executeJobAsync" })).toEqual([]);
  });

  test("Bytes are judged too.", async () => {
    expect(await checkExchange(xmlExchange)).toEqual([]);
    expect(await checkExchange(exchangeOf({ status: 418, response: errorResponse("tea") }))).toMatchObject([
      { check: "status-documented" },
    ]);
  });
});

describe("what is told", () => {
  const wrong = exchangeOf({ request: { body: "{" }, response: { headers, body: "{" } });

  test("One side's mistakes alone", async () => {
    const findings = await checkExchange(wrong, { blame: ["client"] });
    expect(new Set(findings.map(({ blame }) => blame))).toEqual(new Set(["client"]));
  });

  test("All but what is ignored", async () => {
    const response = { headers, body: JSON.stringify({ runID, started: 1, error: null }) };
    const ignore = ["response-body-matches-schema"];
    expect(await checkExchange(exchangeOf({ response }))).toHaveLength(1);
    expect(await checkExchange(exchangeOf({ response }), { ignore })).toEqual([]);
  });

  test("What rests on a guess only where strictness is asked for", async () => {
    const response = { headers, body: JSON.stringify({ runID, started: true, error: null, log: [] }) };
    expect(await checkExchange(exchangeOf({ response }))).toEqual([]);
    expect(await checkExchange(exchangeOf({ response }), { strict: true })).toMatchObject([
      { check: "response-members-known" },
    ]);
  });
});

test("An unknown operation, and an exchange of another one, are the test's mistakes.", async () => {
  await expect(checkExchange(exchangeOf(), { operation: "executeJobs" })).rejects.toThrow("executeJobAsync");
  await expect(checkExchange(exchangeOf(), { operation: "getResults" })).rejects.toThrow("is executeJobAsync");
});

test("Findings read as a claim with what was expected and found, why, how to fix it, its page and a curl line.", async () => {
  const text = explainFindings(await checkExchange(exchangeOf({ status: 418, response: errorResponse("tea") })));
  expect(text).toMatch(/^status-documented: the server is wrong \(documented\)\n {2}The status is not documented\n/);
  for (const label of ["expected", "found     418", "why", "fix", "again     curl -X POST"])
    expect(text).toContain(label);
  expect(text).toMatch(/docs\/checks\/status-documented\.md$/m);
});
