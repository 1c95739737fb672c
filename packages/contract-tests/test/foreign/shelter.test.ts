import { readFileSync } from "node:fs";
import { loadTable } from "@starfish-api/openapi-codec/generate";
import { codec } from "@starfish-api/openapi-codec/openapi-fetch";
import createClient from "openapi-fetch";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { paths } from "../../../openapi-codec/test/suites/petstore/generated/shelter.ts";
import { messages } from "../../../openapi-codec/test/suites/petstore/messages.ts";
import { createMock, type Exchange, judge, loadContract, withRecording } from "../../src/index.ts";
import { ask, headerOf, textOf } from "../mock/requests.ts";

const file = new URL("../../../openapi-codec/test/suites/petstore/shelter.openapi.yaml", import.meta.url);
const contract = loadContract(parse(readFileSync(file, "utf8")) as object);
const table = await loadTable(file);
const mock = await createMock({ contract });
const dynamicMock = await createMock({ contract, dynamic: true, seed: "shelter" });
const { url } = await mock.listen();
afterAll(() => mock.close());

/** A client of another make than the kit, and what it has exchanged with the mock. */
function clientFor(mediaType: string) {
  const exchanges: Exchange[] = [];
  const record = (exchange: Exchange) => void exchanges.push(exchange);
  const headers = { accept: mediaType, "content-type": mediaType, authorization: "Bearer t", api_key: "k" };
  const client = createClient<paths>({ baseUrl: url, headers, fetch: withRecording(fetch, record) });
  client.use(codec(table));
  return { client, exchanges };
}

type Client = ReturnType<typeof clientFor>["client"];

const animalId = { params: { path: { animalId: 10 } } };
const adoptionId = { params: { path: { adoptionId: 10 } } };
const name = { params: { path: { name: "Jo" } } };

/** A call of every operation but the one that sends bytes. */
const calls: Readonly<
  Record<string, (client: Client) => Promise<{ readonly data?: unknown; readonly error?: unknown }>>
> = {
  addAnimal: (client) => client.POST("/animals", { body: messages.Animal.value }),
  updateAnimal: (client) => client.PUT("/animals", { body: messages.Animal.value }),
  findAnimalsByStatus: (client) => client.GET("/animals/by-status", { params: { query: { status: "here" } } }),
  findAnimalsByLabels: (client) =>
    client.GET("/animals/by-labels", { params: { query: { labels: ["calm", "likes cats"] } } }),
  getAnimal: (client) => client.GET("/animals/{animalId}", animalId),
  renameAnimal: (client) => client.POST("/animals/{animalId}", animalId),
  removeAnimal: (client) => client.DELETE("/animals/{animalId}", animalId),
  countByStatus: (client) => client.GET("/shelter/inventory"),
  placeAdoption: (client) => client.POST("/shelter/adoptions", { body: messages.Adoption.value }),
  getAdoption: (client) => client.GET("/shelter/adoptions/{adoptionId}", adoptionId),
  cancelAdoption: (client) => client.DELETE("/shelter/adoptions/{adoptionId}", adoptionId),
  addVolunteer: (client) => client.POST("/volunteers", { body: messages.Volunteer.value }),
  addVolunteers: (client) => client.POST("/volunteers/list", { body: messages.Volunteers.value }),
  logIn: (client) => client.GET("/volunteers/login", { params: { query: { name: "Jo" } } }),
  logOut: (client) => client.GET("/volunteers/logout"),
  getVolunteer: (client) => client.GET("/volunteers/{name}", name),
  updateVolunteer: (client) => client.PUT("/volunteers/{name}", { ...name, body: messages.Volunteer.value }),
  removeVolunteer: (client) => client.DELETE("/volunteers/{name}", name),
};

const json = "application/json";
const xml = "application/xml";
const findingsOf = (exchange: Exchange) =>
  judge(contract, exchange).findings.map(({ check, message }) => [check, message]);

test("There is a call of every operation.", () => {
  expect([...Object.keys(calls), "uploadPhoto"].sort()).toEqual(contract.operations.map(({ id }) => id).sort());
});

describe.each([json, xml])("In %s", (mediaType) => {
  test.each(Object.entries(calls))("%s is answered, and nothing is wrong with it.", async (id, call) => {
    const { client, exchanges } = clientFor(mediaType);
    const { error } = await call(client);
    expect(error).toBeUndefined();
    const [exchange] = exchanges;
    expect(exchange && judge(contract, exchange).operation?.id).toBe(id);
    expect(exchanges.flatMap(findingsOf)).toEqual([]);
  });

  test("The mock reads what the client writes: a member of a wrong type is found in it.", async () => {
    const { client, exchanges } = clientFor(mediaType);
    const body = { ...messages.Animal.value, weight: -1 };
    const sent = createClient<paths>({
      baseUrl: url,
      fetch: withRecording(fetch, (exchange) => void exchanges.push(exchange)),
    });
    sent.use(codec(table, { encode: { validate: false } }));
    const headers = { accept: mediaType, "content-type": mediaType, authorization: "Bearer t" };
    const { response } = await sent.POST("/animals", { body, headers });
    expect([response.status, response.headers.get("starfish-mock-reason")]).toEqual([422, "/weight must be > 0"]);
    expect(exchanges.flatMap(findingsOf)).toEqual([["request-body-matches-schema", "/weight must be > 0"]]);
    expect((await client.GET("/animals/{animalId}", animalId)).data).toMatchObject({ name: "Rex" });
  });

  test("Values that are made up are right too.", async () => {
    for (const path of ["/animals/10", "/animals/by-status?status=here", "/shelter/inventory", "/volunteers/Jo"]) {
      expect(
        findingsOf(await ask(dynamicMock, { method: "GET", path, headers: { accept: mediaType, api_key: "k" } })),
      ).toEqual([]);
    }
  });
});

test("Bytes are sent and taken as they are.", async () => {
  const headers = { "content-type": "application/octet-stream" };
  const exchange = await ask(mock, { path: "/animals/10/photo", headers, body: Uint8Array.of(0, 0xff, 0x3c) });
  expect(exchange.response.status).toBe(200);
  expect(findingsOf(exchange)).toEqual([]);
});

test("A form is read by the document: an item is a parameter, and blank is a text.", async () => {
  const headers = { accept: json, "content-type": "application/x-www-form-urlencoded" };
  const exchange = await ask(mock, { path: "/volunteers", headers, body: "name=&level=3&skills=a&skills=b" });
  expect(exchange.response.status).toBe(200);
  expect(findingsOf(exchange)).toEqual([]);
  const wrong = await ask(mock, { path: "/volunteers", headers, body: "level=high" });
  expect(findingsOf(wrong)).toEqual([["request-body-matches-schema", "/level must be integer"]]);
});

describe("What the mock refuses", () => {
  const fault = '{"code":"string","message":"string"}';
  const headers = { accept: json, "content-type": json };

  test.each([
    ["a request without a token", { headers: { ...headers, Authorization: "" }, body: "{}" }, 401],
    ["a body of another media type", { headers: { accept: json, "content-type": "text/csv" }, body: "a" }, 415],
    ["a body that is missing", { headers }, 400],
    ["a body that cannot be read", { headers, body: "{" }, 400],
  ])("%s is refused with the document's own error.", async (_what, asked, status) => {
    const exchange = await ask(mock, { path: "/animals", ...asked });
    expect([exchange.response.status, textOf(exchange)]).toEqual([status, fault]);
    const blamed = judge(contract, exchange).findings.filter(({ blame }) => blame === "server");
    expect(blamed).toEqual([]);
  });

  test("A path that the document does not have gets the 404 that it has elsewhere; a method gets a plain 405.", async () => {
    const path = await ask(mock, { method: "GET", path: "/plants" });
    expect([path.response.status, textOf(path)]).toEqual([404, ""]);
    const method = await ask(mock, { method: "DELETE", path: "/animals" });
    expect([method.response.status, headerOf(method, "allow")]).toEqual([405, "POST, PUT"]);
    expect(headerOf(method, "content-type")).toBe("text/plain; charset=utf-8");
  });

  test("A parameter that is missing or of a wrong type is refused.", async () => {
    const missing = await ask(mock, { method: "GET", path: "/animals/by-status", headers });
    expect([missing.response.status, textOf(missing)]).toEqual([400, fault]);
    const wrong = await ask(mock, { method: "GET", path: "/animals/ten", headers });
    expect(wrong.response.status).toBeGreaterThanOrEqual(400);
    expect(wrong.response.status).toBeLessThan(500);
    expect(findingsOf(wrong)).toContainEqual(["request-parameters-match", "animalId must be integer"]);
  });
});
