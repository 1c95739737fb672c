import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { installedXmlScenarios } from "../../../openapi-codec/test/suites/payload-xml/installed-scenarios.ts";
import { models } from "../../../openapi-codec/test/suites/payload-xml/models.ts";
import {
  type ScenarioServer,
  startScenarioServer,
} from "../../../openapi-codec/test/suites/payload-xml/scenario-server.ts";
import { loadContract, runContract } from "../../src/index.ts";
import type { Report } from "../../src/report/report.ts";
import { patient } from "../run/targets.ts";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
}

const file = new URL("../../../openapi-codec/test/suites/payload-xml/payload-xml.openapi.yaml", import.meta.url);
const document = parse(readFileSync(file, "utf8")) as Document;

/** The document with an example of each body: TypeSpec's server takes the value of its scenario, and no other. */
const contract = loadContract({
  ...document,
  paths: Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, withExample(operation)])),
    ]),
  ),
});

function withExample(operation: Operation): Operation {
  const { operationId, requestBody } = operation;
  const example = models.find(({ name }) => operationId === `${name}Value_put`)?.value;
  if (requestBody === undefined || example === undefined) return operation;
  const content = Object.entries(requestBody.content).map(([type, body]) => [type, { ...body, example }]);
  return { ...operation, requestBody: { ...requestBody, content: Object.fromEntries(content) } };
}

let server: ScenarioServer;
beforeAll(async () => {
  server = await startScenarioServer(await installedXmlScenarios());
});
afterAll(() => server.close());

/** The scenario is that the server fails. */
const knownFailures = [{ case: "XmlErrorValue_get/*", check: "status-expected", reason: "It always answers 400." }];

/** What the kit says of TypeSpec's own server, or of one whose answers are changed. */
function judgeServer(change?: (text: string) => string, operation?: string): Promise<Report> {
  const fetchChanged = async (request: Request): Promise<Response> => {
    const response = await fetch(request);
    const text = await response.text();
    const body = change === undefined || request.method !== "GET" || !response.ok ? text : change(text);
    return new Response(body === "" ? null : body, { status: response.status, headers: response.headers });
  };
  return runContract(
    { baseUrl: server.baseUrl, timeLimits: patient, ...(change === undefined ? {} : { fetch: fetchChanged }) },
    {
      contract:
        operation === undefined
          ? contract
          : { ...contract, operations: contract.operations.filter(({ id }) => id === operation) },
      examples: 1,
      knownFailures: operation === undefined ? knownFailures : [],
    },
  );
}

test("Nothing is held against TypeSpec's own server, and it takes every body that the kit writes in XML.", async () => {
  const { cases, findings } = await judgeServer();
  expect(findings.map(({ case: id, check, message }) => [id, check, message])).toEqual([]);
  const calls = cases.filter(({ id }) => id.endsWith("_put/call-example-application-xml"));
  expect(calls.map(({ id }) => id.split("Value_")[0]).sort()).toEqual(models.map(({ name }) => name).sort());
  expect(calls.filter(({ exchange, status }) => status !== "passed" || exchange?.response.status !== 204)).toEqual([]);
  const reads = cases.filter(({ id }) => /_get\/call-application-xml$/.test(id) && !id.startsWith("XmlError"));
  expect(reads.filter(({ status }) => status !== "passed")).toEqual([]);
  expect(reads.length).toBe(models.length);
});

const reading = "response-body-well-formed";
const value = "response-body-matches-schema";

test.each([
  ["SimpleModel", "another root", /SimpleModel/g, "Model", reading],
  ["SimpleModel", "a root that is not closed", "</SimpleModel>", "", reading],
  ["SimpleModel", "a required member that is missing", "<age>123</age>", "", value],
  ["SimpleModel", "a number that is none", "123", "many", value],
  ["SimpleModel", "a number that is too large for 32 bits", "123", "4294967296", value],
  ["SimpleModel", "a member that stands twice", "<age>123</age>", "<age>123</age><age>123</age>", value],
  ["SimpleModel", "text between members", "<age>", "and <age>", reading],
  ["SimpleModel", "a member in a namespace", "<name>", '<name xmlns="urn:other">', value],
  ["SimpleModel", "JSON", /.*/s, '{"name":"foo","age":123}', reading],
  ["ModelWithRenamedProperty", "a member by its name in JSON", /renamedTitle/g, "title", value],
  [
    "ModelWithRenamedFields",
    "the root by its name in JSON",
    /ModelWithRenamedFieldsSrc/g,
    "ModelWithRenamedFields",
    reading,
  ],
  ["ModelWithNestedModel", "an inner member that is missing", "<name>foo</name>", "", value],
  ["ModelWithSimpleArrays", "a list without its element", /<\/?colors>/g, "", value],
  [
    "ModelWithUnwrappedArray",
    "a list with an element that it has not",
    "<colors>red</colors>",
    "<colors><string>red</string></colors>",
    value,
  ],
  ["ModelWithRenamedArrays", "an item that is not a number", "<int32>1</int32>", "<int32>one</int32>", value],
  ["ModelWithArrayOfModel", "an item without a member", "<age>456</age>", "", value],
  ["ModelWithAttributes", "an attribute that is missing", / id1="[^"]*"/, "", value],
  ["ModelWithAttributes", "an attribute of a wrong type", /id1="[^"]*"/, 'id1="first"', value],
  ["ModelWithRenamedAttribute", "an attribute by its name in JSON", "xml-id=", "id=", value],
  ["ModelWithNamespace", "another namespace", /http:\/\/example.com\/schema/g, "http://example.com/other", reading],
  [
    "ModelWithNamespaceOnProperties",
    "a member in the namespace of another",
    "http://example.com/ns2",
    "http://example.com/schema",
    value,
  ],
  ["ModelWithEnum", "a member of another name", /status>/g, "state>", value],
  ["ModelWithDatetime", "a day that does not exist", "2022-08-26T", "2022-02-30T", value],
] as const)("Planted in %s and found: %s.", async (name, _what, part, replacement, check) => {
  let changed = 0;
  const { findings } = await judgeServer((text) => {
    const wrong = text.replace(part, replacement);
    changed += wrong === text ? 0 : 1;
    return wrong;
  }, `${name}Value_get`);
  expect(changed).toBeGreaterThan(0);
  expect([...new Set(findings.map((finding) => finding.check))]).toContain(check);
  expect(new Set(findings.map(({ blame }) => blame))).toEqual(new Set(["server"]));
});
