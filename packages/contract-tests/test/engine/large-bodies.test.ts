import { expect, test } from "vitest";
import { judge, loadContract } from "../../src/index.ts";
import { createRedactor } from "../../src/report/redact.ts";
import { moveRow } from "../../src/xml/document-parts.ts";
import { exchangeOf, namespace, runID, token } from "./exchanges.ts";

const contract = loadContract();
const findingsOf = (type: string, body: string, check: string) =>
  judge(
    contract,
    exchangeOf({
      method: "GET",
      path: `/v1/Results/${runID}`,
      request: { headers: { Accept: type, Authorization: token } },
      response: { headers: { "Content-Type": `${type}; charset=utf-8` }, body },
    }),
    undefined,
    new Set([check]),
  ).findings;
const listOf = (rows: readonly string[]): string =>
  `<a:ArrayOfresultsResponse xmlns:a="${namespace}" xmlns:b="urn:a&amp;b">${rows.join("\n")}</a:ArrayOfresultsResponse>`;
const row = (errors: string): string =>
  `<a:resultsResponse><a:deletes>0</a:deletes><a:errors>${errors}</a:errors></a:resultsResponse>`;

test("Of 30,000 wrong rows of XML the first hundred things are told.", () => {
  const findings = findingsOf("application/xml", listOf(Array(30_000).fill(row("many"))), "response-xml-valid");
  expect(findings).toHaveLength(100);
  expect(findings[0]).toMatchObject({
    message: expect.stringContaining("/a:resultsResponse[1]/a:errors"),
    blame: "server",
  });
});

test("What is wrong deep in a long list has its place in the whole of it.", () => {
  const rows = Array.from({ length: 1300 }, (_, index) => row(index === 1234 ? "many" : "0"));
  const findings = findingsOf("application/xml", listOf(rows), "response-xml-valid");
  expect(findings.map(({ message }) => message.split(" ")[0])).toEqual([
    "/a:ArrayOfresultsResponse/a:resultsResponse[1235]/a:errors",
  ]);
});

test("A long list with something else in it is judged as it stands.", () => {
  const rows = Array(600).fill(row("0"));
  expect(findingsOf("application/xml", listOf(rows), "response-xml-valid")).toEqual([]);
  expect(findingsOf("application/xml", listOf([...rows, "text"]), "response-xml-valid")).not.toEqual([]);
  expect(findingsOf("application/xml", listOf([...rows, "<a:other/>"]), "response-xml-valid")).not.toEqual([]);
  const nil = listOf(rows).replace("xmlns:b", 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="x" xmlns:b');
  expect(findingsOf("application/xml", nil, "response-xml-valid")).not.toEqual([]);
});

test("A path without a row stays as it is.", () => {
  expect(["", "/*", "/*/*[2]", "/*/*[2]/*[3]"].map((path) => moveRow(path, 500))).toEqual([
    "",
    "/*",
    "/*/*[502]",
    "/*/*[502]/*[3]",
  ]);
});

test("Of 30,000 wrong rows of JSON the first hundred things are told.", () => {
  const body = JSON.stringify(Array(30_000).fill({ runID, errors: "many" }));
  const findings = findingsOf("application/json", body, "response-body-matches-schema");
  expect(findings).toHaveLength(100);
  expect(findings[99]?.message).toBe("/99/errors must be integer");
});

test("Of 30,000 negative counters the first hundred are told.", () => {
  const body = JSON.stringify(Array(30_000).fill({ runID, errors: -1 }));
  expect(findingsOf("application/json", body, "counters-not-negative")).toHaveLength(100);
});

/** Four times as long is sixteen times as slow where each start is looked at to the end: no such test would end. */
test.each([
  "<password ",
  "<password",
  '"password":"',
  "password=",
  "authorization: bearer ",
  "://a:",
  "://",
  "Bearer ",
  'access_token" : "\\',
  'name="password"',
  'name="password"\r\n',
])("4 MiB of %j are masked in time that grows with their length.", (part) => {
  const body = part.repeat((4 * 1024 * 1024) / part.length);
  const redact = createRedactor(exchangeOf({ response: { body } }));
  expect(redact(body).length).toBeGreaterThan(0);
});
