import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import createClient from "openapi-fetch";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createTable } from "../../../src/generate/create-table.ts";
import { generate } from "../../../src/generate/generate.ts";
import { loadTable } from "../../../src/generate/load-table.ts";
import { decode, decodeBody, EncodeError, encode, encodeBody, type Table } from "../../../src/index.ts";
import { codec } from "../../../src/openapi-fetch.ts";
import { xmlTree } from "../same-xml.ts";
import { thrownBy } from "../thrown-by.ts";
import { type EchoServer, startEchoServer } from "./echo-server.ts";
import type { components, paths } from "./generated/shelter.ts";
import { messages } from "./messages.ts";
import { type Body, bodiesOf, type Document } from "./operations.ts";
import { spelling30 } from "./spelling-30.ts";

type ShelterTable = Table<components["schemas"]>;

const file = new URL("shelter.openapi.yaml", import.meta.url);
const document = parse(readFileSync(file, "utf8")) as Document;
const xml = "application/xml";
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const named = Object.entries(messages).map(([name, message]) => ({ name, ...message }));

test("There is a message of every schema", () => {
  expect(Object.keys(messages)).toEqual(Object.keys(document.components.schemas));
});

const { requests, answers } = bodiesOf(document);
const spellings = [
  { version: "3.1", table: await loadTable(file) },
  { version: "3.0", table: createTable(spelling30(document)) },
];

test("Types and a table are made, and the table knows the types of its schemas", async () => {
  const { types, table } = await generate(file);
  const folder = mkdtempSync(join(tmpdir(), "openapi-codec-"));
  try {
    writeFileSync(join(folder, "table.ts"), table);
    writeFileSync(join(folder, "types.ts"), types);
    const made = (await import(pathToFileURL(join(folder, "table.ts")).href)) as { readonly table: ShelterTable };
    expect(made.table).toEqual(spellings[0]?.table);
    const animal: components["schemas"]["Animal"] = decode(made.table, "Animal", messages.Animal.xml, xml);
    expect(encode(made.table, "Animal", animal, json)).toBe(JSON.stringify(animal));
    // @ts-expect-error: a keeper is not an animal
    expect(() => encode(made.table, "Animal", messages.Keeper.value, json)).toThrow(EncodeError);
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const name of Object.keys(messages)) expect(types).toContain(` ${name}: `);
});

describe.each(spellings)("By the document in OpenAPI $version", ({ table }) => {
  test.each(named)("$name comes back from JSON as it was", ({ name, value }) => {
    const text = encode(table, name, value, json);
    expect(JSON.parse(text)).toEqual(value);
    expect(decode(table, name, text, json)).toEqual(value);
  });

  test.each(named)("$name comes back from XML as it was, and the XML is that of the document", (message) => {
    const { name, value } = message;
    const text = encode(table, name, value, xml);
    const options = { spaceBetweenElements: "drop" } as const;
    expect(xmlTree(text, options)).toEqual(xmlTree(message.xml, options));
    expect(decode(table, name, text, xml)).toEqual(value);
    expect(decode(table, name, message.xml, xml)).toEqual(value);
  });

  test.each(requests)("$operationId sends its $mediaType", ({ operationId, mediaType, schema }: Body) => {
    const { value } = messages[schema];
    const text = encodeBody(table, operationId, value, mediaType);
    expect(text).toBe(encode(table, schema, value, mediaType));
    expect(decode(table, schema, text, mediaType)).toEqual(value);
  });

  test.each(answers)("$operationId reads its $mediaType of $status", (body: Body) => {
    const { value } = messages[body.schema];
    const text = encode(table, body.schema, value, body.mediaType);
    const status = body.status === "default" ? 503 : Number(body.status);
    expect(decodeBody(table, body.operationId, status, text, body.mediaType)).toEqual(value);
    expect(decodeBody(table, body.operationId, status, Buffer.from(text), body.mediaType)).toEqual(value);
  });

  test("A root that is a text and has a name is an element of that name", () => {
    expect(decodeBody(table, "logIn", 200, "<ticket>a &lt; b</ticket>", xml)).toBe("a < b");
    expect(decodeBody(table, "logIn", 200, '"a < b"', json)).toBe("a < b");
  });
});

describe.each(spellings)("Through openapi-fetch, by the document in OpenAPI $version", ({ table }) => {
  let server: EchoServer;
  beforeAll(async () => {
    server = await startEchoServer();
  });
  afterAll(async () => {
    await server.close();
  });
  beforeEach(() => {
    server.answer = undefined;
  });

  function clientFor(mediaType: string) {
    const headers = { accept: mediaType, "content-type": mediaType };
    const client = createClient<paths>({ baseUrl: server.baseUrl, headers });
    client.use(codec(table));
    return client;
  }

  /** The next call is answered with that message, in the wording that was written by hand. */
  function answerWith(name: keyof typeof messages, mediaType: string, status = 200): void {
    const { value, xml: text } = messages[name];
    server.answer = { status, contentType: mediaType, body: mediaType === xml ? text : JSON.stringify(value) };
  }

  describe.each([{ mediaType: json }, { mediaType: xml }])("in $mediaType", ({ mediaType }) => {
    test("An animal goes out and comes back", async () => {
      const { value } = messages.Animal;
      const added = await clientFor(mediaType).POST("/animals", { body: value });
      expect(added.error).toBeUndefined();
      expect(added.data).toEqual(value);
      expect(server.call).toMatchObject({ method: "POST", path: "/animals" });
      expect(server.call.headers["content-type"]).toMatch(mediaType);
      expect(decode(table, "Animal", server.call.body, mediaType)).toEqual(value);
      const updated = await clientFor(mediaType).PUT("/animals", { body: value });
      expect(updated.data).toEqual(value);
    });

    test("An adoption, a volunteer and a list of volunteers go out and come back", async () => {
      const client = clientFor(mediaType);
      const adoption = await client.POST("/shelter/adoptions", { body: messages.Adoption.value });
      expect(adoption.data).toEqual(messages.Adoption.value);
      const volunteer = await client.POST("/volunteers", { body: messages.Volunteer.value });
      expect(volunteer.data).toEqual(messages.Volunteer.value);
      const volunteers = await client.POST("/volunteers/list", { body: messages.Volunteers.value });
      expect(volunteers.data).toEqual(messages.Volunteers.value);
    });

    test("Lists at the root are read, and parameters stay as they were", async () => {
      answerWith("Animals", mediaType);
      const byStatus = await clientFor(mediaType).GET("/animals/by-status", { params: { query: { status: "here" } } });
      expect(byStatus.data).toEqual(messages.Animals.value);
      expect(server.call.path).toBe("/animals/by-status?status=here");
      answerWith("Animals", mediaType);
      const query = { labels: ["calm", "likes cats"] };
      const byLabels = await clientFor(mediaType).GET("/animals/by-labels", { params: { query } });
      expect(byLabels.data).toEqual(messages.Animals.value);
      expect(server.call.path).toBe("/animals/by-labels?labels=calm&labels=likes%20cats");
    });

    test("What the document describes for a path with parameters is found", async () => {
      const client = clientFor(mediaType);
      answerWith("Animal", mediaType);
      const animal = await client.GET("/animals/{animalId}", { params: { path: { animalId: 10 } } });
      expect(animal.data).toEqual(messages.Animal.value);
      answerWith("Adoption", mediaType);
      const adoption = await client.GET("/shelter/adoptions/{adoptionId}", { params: { path: { adoptionId: 10 } } });
      expect(adoption.data).toEqual(messages.Adoption.value);
      answerWith("Volunteer", mediaType);
      const volunteer = await client.GET("/volunteers/{name}", { params: { path: { name: "login/../x" } } });
      expect(volunteer.data).toEqual(messages.Volunteer.value);
      answerWith("Animal", mediaType);
      const params = { path: { animalId: 10 }, query: { name: "Max", status: "adopted" } } as const;
      const renamed = await client.POST("/animals/{animalId}", { params });
      expect(renamed.data).toEqual(messages.Animal.value);
      expect(server.call).toMatchObject({ path: "/animals/10?name=Max&status=adopted", body: Buffer.from("") });
    });

    test("A map and a text at the root are read", async () => {
      answerWith("Inventory", mediaType);
      const inventory = await clientFor(mediaType).GET("/shelter/inventory");
      expect(inventory.data).toEqual(messages.Inventory.value);
      const body = mediaType === xml ? "<?xml version='1.0'?><ticket>t-1</ticket>" : '"t-1"';
      server.answer = { status: 200, contentType: `${mediaType}; charset=utf-8`, body };
      const ticket = await clientFor(mediaType).GET("/volunteers/login", { params: { query: { name: "Jo" } } });
      expect(ticket.data).toBe("t-1");
    });

    test("Every other status is read by the default answer", async () => {
      answerWith("Fault", mediaType, 503);
      const { data, error, response } = await clientFor(mediaType).POST("/animals", { body: messages.Animal.value });
      expect({ data, error, status: response.status }).toEqual({
        data: undefined,
        error: messages.Fault.value,
        status: 503,
      });
    });
  });

  test("An answer without a body is not a value", async () => {
    server.answer = { status: 204, contentType: xml, body: "" };
    const client = clientFor(xml);
    const params = { path: { name: "Jo" } };
    const { data, response } = await client.PUT("/volunteers/{name}", { params, body: messages.Volunteer.value });
    expect({ data, status: response.status }).toEqual({ data: undefined, status: 204 });
    expect(decode(table, "Volunteer", server.call.body, xml)).toEqual(messages.Volunteer.value);
  });

  test("Bytes go out as they are", async () => {
    const bytes = Uint8Array.of(0, 0xff, 0x3c, 0x0a);
    answerWith("Notice", json);
    const client = createClient<paths>({ baseUrl: server.baseUrl });
    client.use(codec(table));
    const { data } = await client.POST("/animals/{animalId}/photo", {
      params: { path: { animalId: 10 }, query: { note: "from the left" } },
      headers: { "content-type": "application/octet-stream" },
      body: new Blob([bytes]) as never,
      bodySerializer: (body) => body,
    });
    expect(data).toEqual(messages.Notice.value);
    expect(server.call.path).toBe("/animals/10/photo?note=from%20the%20left");
    expect(Uint8Array.from(server.call.body)).toEqual(bytes);
  });

  test("A form goes out by the document's table, with a body serializer of the call's own", async () => {
    answerWith("Volunteer", json);
    const client = createClient<paths>({ baseUrl: server.baseUrl, headers: { accept: json } });
    client.use(codec(table));
    const { value } = messages.Volunteer;
    const { data } = await client.POST("/volunteers", {
      body: value,
      headers: { "content-type": form },
      bodySerializer: (body) => encodeBody(table, "addVolunteer", body, form),
    });
    expect(data).toEqual(value);
    expect(decode(table, "Volunteer", server.call.body, server.call.headers["content-type"] ?? "")).toEqual(value);
  });

  test("A value that the document does not allow rejects the call, and nothing is sent", async () => {
    const client = clientFor(xml);
    await client.POST("/volunteers", { body: {} });
    const body = { ...messages.Animal.value, id: 0.5 };
    expect(await thrownBy(() => client.POST("/animals", { body }))).toMatchObject({
      name: "EncodeError",
      issues: [{ path: ["id"] }],
    });
    expect(server.call.path).toBe("/volunteers");
  });

  test("An answer that the document does not allow rejects the call, with its place", async () => {
    server.answer = { status: 200, contentType: xml, body: "<animal>\n  <id>ten</id>\n</animal>" };
    const call = () => clientFor(xml).GET("/animals/{animalId}", { params: { path: { animalId: 10 } } });
    expect(await thrownBy(call)).toMatchObject({ name: "DecodeError", issues: [{ path: ["id"], line: 2 }, {}, {}] });
  });

  test("An answer in XML that is empty is not a value", async () => {
    server.answer = { status: 200, contentType: xml, body: "" };
    const { data, response } = await clientFor(xml).GET("/volunteers/logout");
    expect({ data, status: response.status }).toEqual({ data: undefined, status: 200 });
  });

  test("Whoever asks for text gets the XML", async () => {
    answerWith("Animal", xml);
    const params = { path: { animalId: 10 } };
    const { data } = await clientFor(xml).GET("/animals/{animalId}", { params, parseAs: "text" });
    expect(data).toBe(messages.Animal.xml);
  });

  test("An answer in XML that the document does not describe passes as it is", async () => {
    server.answer = { status: 503, contentType: xml, body: "<html>Busy</html>" };
    const { error, response } = await clientFor(xml).GET("/volunteers/logout");
    expect({ error, status: response.status }).toEqual({ error: "<html>Busy</html>", status: 503 });
  });
});
