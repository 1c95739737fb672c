import createClient from "openapi-fetch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTable } from "../../../src/generate/load-table.ts";
import { codec } from "../../../src/openapi-fetch.ts";
import { xmlTree } from "../same-xml.ts";
import type { paths as PageablePaths } from "./generated/payload-pageable.ts";
import type { paths as XmlPaths } from "./generated/payload-xml.ts";
import { installedXmlScenarios } from "./installed-scenarios.ts";
import { models } from "./models.ts";
import { type ScenarioServer, startScenarioServer } from "./scenario-server.ts";

const scenarios = await installedXmlScenarios();
const xmlTable = await loadTable(new URL("payload-xml.openapi.yaml", import.meta.url));
const pageableTable = await loadTable(new URL("payload-pageable.openapi.yaml", import.meta.url));
const headers = { accept: "application/xml", "content-type": "application/xml" };
let server: ScenarioServer;

beforeAll(async () => {
  server = await startScenarioServer(scenarios);
});
afterAll(async () => {
  await server.close();
});

function xmlClient() {
  const client = createClient<XmlPaths, "application/xml">({ baseUrl: server.baseUrl, headers });
  client.use(codec(xmlTable));
  return client;
}

function pageableClient() {
  const client = createClient<PageablePaths>({ baseUrl: server.baseUrl, headers: { accept: "application/xml" } });
  client.use(codec(pageableTable));
  return client;
}

describe.each(models.map((model) => [model.name, model] as const))("%s", (_, { name, value, get, put }) => {
  test("is read from the answer", async () => {
    const { data } = await get(xmlClient());
    expect(data).toEqual(value);
    expect(server.passed.has(`Payload_Xml_${name}Value_get`)).toBe(true);
  });

  test("is sent as the server asks for it", async () => {
    const { error, response } = await put(xmlClient());
    expect({ error, status: response.status }).toEqual({ error: undefined, status: 204 });
    const { asked = "", sent = "" } = server.passed.get(`Payload_Xml_${name}Value_put`) ?? {};
    const options = { spaceBetweenElements: "drop" } as const;
    expect(xmlTree(sent, options)).toEqual(xmlTree(asked, options));
  });
});

test("An error in XML is read as the error that the document describes", async () => {
  const { data, error, response } = await xmlClient().GET("/payload/xml/error");
  expect({ data, error, status: response.status }).toEqual({
    data: undefined,
    error: { message: "Something went wrong", code: 400 },
    status: 400,
  });
  expect(server.passed.has("Payload_Xml_XmlErrorValue_get")).toBe(true);
});

test("The server tells a body that is not the one it asks for", async () => {
  const { response } = await xmlClient().PUT("/payload/xml/simpleModel", { body: { name: "foo", age: 124 } });
  expect(response.status).toBe(400);
});

const firstPage = [
  { id: "1", name: "dog" },
  { id: "2", name: "cat" },
];
const secondPage = [
  { id: "3", name: "bird" },
  { id: "4", name: "fish" },
];

test("Pages that a token leads to are read, to the last", async () => {
  const client = pageableClient();
  const { data: first } = await client.GET("/payload/pageable/xml/list-with-continuation");
  expect(first).toEqual({ pets: firstPage, nextMarker: "page2" });
  const query = { marker: first?.nextMarker ?? "" };
  const { data: second } = await client.GET("/payload/pageable/xml/list-with-continuation", { params: { query } });
  expect(second).toEqual({ pets: secondPage });
});

test("Pages that a link leads to are read, to the last", async () => {
  const client = pageableClient();
  const { data: first } = await client.GET("/payload/pageable/xml/list-with-next-link");
  expect(first).toEqual({
    pets: firstPage,
    nextLink: `${server.baseUrl}/payload/pageable/xml/list-with-next-link/nextPage`,
  });
  // The link is an address that the document does not list: the operation is the same one.
  const { data: second } = await client.GET("/payload/pageable/xml/list-with-next-link", {
    fetch: (request) => fetch(new Request(first?.nextLink ?? "", request)),
  });
  expect(second).toEqual({ pets: secondPage });
});

test("No scenario with XML of the installed package is left out", () => {
  const tried = [
    ...models.flatMap(({ name }) => [`Payload_Xml_${name}Value_get`, `Payload_Xml_${name}Value_put`]),
    "Payload_Xml_XmlErrorValue_get",
    "Payload_Pageable_XmlPagination_listWithContinuation",
    "Payload_Pageable_XmlPagination_listWithNextLink",
  ];
  expect(tried.toSorted()).toEqual(Object.keys(scenarios).toSorted());
  expect(tried).toHaveLength(53);
});
