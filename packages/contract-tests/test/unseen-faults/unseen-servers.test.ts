import { describe, expect, test } from "vitest";
import { type Exchange, type Expectation, judge } from "../../src/index.ts";
import { planCases } from "../../src/run/run-contract.ts";
import {
  exchangeOf,
  goodParts,
  namespace,
  runID,
  toBytes,
  token,
  xmlMembers,
  xmlRequest,
} from "../engine/exchanges.ts";
import { contract } from "../run/targets.ts";

const verdictOf = (check: string, exchange: Exchange, expectation?: Expectation) =>
  judge(contract, exchange, expectation, new Set([check])).verdicts[0];
const expected: Expectation = { evidence: "documented", statuses: [200] };
const json = goodParts.response.headers ?? {};

test("5: a time limit that the user sets is documented by the user, and fails.", () => {
  const slow = { ...exchangeOf(), durationMilliseconds: 3000 };
  const evidenceOf = (limit: Partial<Expectation>) =>
    verdictOf("time-limit-kept", slow, { ...expected, timeLimitMilliseconds: 2000, ...limit })?.findings[0]?.evidence;
  expect(evidenceOf({})).toBe("assumed");
  expect(evidenceOf({ timeLimitEvidence: "documented" })).toBe("documented");
});

describe("10: who made the mistake is blamed for it", () => {
  const lost = exchangeOf({
    request: xmlRequest(`<webHookURL>http://r.test</webHookURL>${xmlMembers}`),
    response: { headers: json, body: '{"runID":null,"started":false,"error":"no job"}' },
  });

  test("XML whose members the server drops is the client's, and the answer without the run nobody's.", () => {
    expect(verdictOf("run-id-echoed", lost)?.outcome).toBe("not-checked");
    expect(judge(contract, lost).findings.map(({ blame, check }) => [blame, check])).toContainEqual([
      "client",
      "request-xml-valid",
    ]);
  });

  test("A query that wins over the path is the client's.", () => {
    const asked = exchangeOf({
      method: "GET",
      path: `/v1/Results/${runID}?id=zzz`,
      request: { headers: { Accept: "application/json", Authorization: token } },
      response: { headers: json, body: '[{"runID":"zzz","status":"Complete"}]' },
    });
    expect(verdictOf("run-id-echoed", asked)?.outcome).toBe("not-checked");
    expect(verdictOf("request-parameters-match", asked)?.findings).toMatchObject([
      { blame: "client", found: "id=zzz" },
    ]);
  });
});

test("12: what no page of the vendor's promises is not documented.", () => {
  const cases = planCases(contract, { baseUrl: "http://127.0.0.1:1" }, {});
  const forgiven =
    /application-xml\/(?:comments|cdata|prefix|character-references|boolean-as-digit)$|application-json\/(?:boolean-as-text|integer-as-text|text-as-number)$|x-www-form-urlencoded\/hexadecimal$/;
  const known = { contract, validates: true, earlier: [], webhooks: [] };
  const evidences = cases.filter(({ id }) => forgiven.test(id)).map(({ expects }) => expects(known).evidence);
  expect(evidences.length).toBeGreaterThan(10);
  expect(new Set(evidences)).toEqual(new Set(["observed"]));
});

describe("14: a request that the real server refuses has somebody to blame", () => {
  const refused = { headers: json, body: '{"Message":"The request is invalid."}' };
  const xml = `<execJobAsyncRequest xmlns="${namespace}">${xmlMembers}</execJobAsyncRequest>`;
  const sent = (body: Uint8Array) =>
    exchangeOf({ request: { ...xmlRequest(""), body }, status: 400, response: refused });

  test.each([
    ["that declares iso-8859-1", toBytes(`<?xml version="1.0" encoding="iso-8859-1"?>${xml}`)],
    ["in UTF-16 without a word of it", new Uint8Array(Buffer.from(`\ufeff${xml}`, "utf16le"))],
  ])("XML %s", (_what, body) => {
    const findings = judge(contract, sent(body)).findings.filter(({ check }) => check === "request-body-well-formed");
    expect(findings.map(({ blame }) => blame)).toEqual(["client"]);
  });
});

describe("16: small words", () => {
  test("The kit's own words are not masked.", () => {
    const open = exchangeOf({ request: { ...goodParts.request, headers: { "Content-Type": "application/json" } } });
    const texts = judge(contract, open).findings.flatMap((each) => [each.message, each.expected, each.found]);
    expect(texts.join("\n")).toContain("Authorization: Bearer");
    expect(texts.join("\n")).not.toContain("[redacted]");
  });

  test("An address that says the same in other letters is the same.", () => {
    expect(verdictOf("operation-known", exchangeOf({ path: "/v1/Execute%4AobAsync" }))?.outcome).toBe("held");
  });

  test("Of a webhook that is packed, the packing is told.", () => {
    const webhook = {
      method: "POST",
      url: "http://receiver.test/",
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
      body: Uint8Array.of(0x1f, 0x8b, 0xff),
    };
    const [finding] =
      verdictOf("webhook-matches-schema", exchangeOf(), { ...expected, webhooks: [webhook] })?.findings ?? [];
    expect(finding?.message).toContain("Content-Encoding gzip");
  });

  test("Two values that differ in one member show that member.", () => {
    const row = { runID, status: "Complete", totalRows: 10 };
    const results = exchangeOf({
      method: "GET",
      path: `/v1/Results/${runID}`,
      request: { headers: { Accept: "application/json", Authorization: token } },
      response: { headers: json, body: JSON.stringify([{ totalRows: 11, status: "Complete", runID }]) },
    });
    expect(verdictOf("same-value-in-every-format", results, { ...expected, value: [row] })?.findings).toMatchObject([
      { expected: "10", found: "11", message: expect.stringContaining("/0/totalRows") },
    ]);
  });
});
