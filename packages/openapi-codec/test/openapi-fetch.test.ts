import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { EncodeError } from "../src/index.ts";
import { bodySerializer, codec } from "../src/openapi-fetch.ts";

const reading = { $ref: "#/components/schemas/reading" };
const requests = {
  "/xml": { "application/vnd.acme+xml": { schema: reading } },
  "/form": { "application/x-www-form-urlencoded": { schema: reading } },
  "/json-or-xml": { "application/json": { schema: reading }, "application/xml": { schema: reading } },
  "/any-json-or-xml": { "application/*": { schema: reading }, "text/xml": { schema: reading } },
  "/patch": { "application/merge-patch+json": { schema: reading }, "application/x-www-form-urlencoded": {} },
  "/bytes-or-xml": { "application/octet-stream": {}, "text/xml": { schema: reading } },
  "/bytes": { "application/octet-stream": {} },
  "/text": { "text/plain": { schema: { type: "string" } } },
  "/any-text": { "text/*": {} },
  "/csv": { "text/csv": {} },
  "/csv-or-bytes": { "text/csv": {}, "application/octet-stream": {} },
  "/image": { "image/*": {} },
  "/anything": { "*/*": {} },
  "/text-or-json": { "text/plain": {}, "application/json": {} },
};

const form = "application/x-www-form-urlencoded";

const table = createTable({
  openapi: "3.1.0",
  info: { title: "Readings", version: "1" },
  paths: Object.fromEntries(
    Object.entries(requests).map(([path, content]) => [
      path,
      { post: { operationId: path, requestBody: { content }, responses: { 204: { description: "Taken" } } } },
    ]),
  ),
  components: {
    schemas: {
      reading: {
        type: "object",
        properties: { at: { type: "string" }, level: { type: ["number", "null"] } },
        additionalProperties: false,
      },
    },
  },
});

async function sent(path: string, body: unknown, contentType?: string): Promise<{ type: string | null; text: string }> {
  const request = await requestSent(path, body, contentType);
  return { type: request.headers.get("Content-Type"), text: await request.text() };
}

const bytesSent = async (path: string, body: unknown, contentType: string): Promise<ArrayBuffer> =>
  (await requestSent(path, body, contentType)).arrayBuffer();

async function requestSent(path: string, body: unknown, contentType?: string): Promise<Request> {
  let request: Request | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: paths of a document that was never generated
  const client = createClient<any>({
    baseUrl: "https://readings.test",
    bodySerializer,
    fetch: async (given: Request) => {
      request = given;
      return new Response(null, { status: 204 });
    },
  });
  client.use(codec(table));
  const headers = contentType === undefined ? {} : { "Content-Type": contentType };
  await client.POST(path, { body, headers });
  if (request === undefined) throw new Error("Nothing was sent");
  return request;
}

const xml = "<reading><at>a &amp; b</at><level>1.5</level></reading>";
const json = '{"at":"a & b","level":1.5}';

test.each([
  ["/xml", "application/vnd.acme+xml", xml],
  ["/form", "application/x-www-form-urlencoded", "at=a+%26+b&level=1.5"],
  ["/json-or-xml", "application/json", json],
  ["/any-json-or-xml", "application/json", json],
  ["/patch", "application/merge-patch+json", json],
  ["/bytes-or-xml", "text/xml", xml],
])("a call of %s that says no Content-Type goes out as %s", async (path, type, text) => {
  expect(await sent(path, { at: "a & b", level: 1.5 })).toEqual({ type, text });
});

test("what the call says goes before what the document describes", async () => {
  expect(await sent("/json-or-xml", { at: "a & b", level: 1.5 }, "application/xml; charset=utf-8")).toEqual({
    type: "application/xml; charset=utf-8",
    text: xml,
  });
});

test("a charset that the call says is that of the bytes, or the call is refused", async () => {
  const bytes = async (type: string) => Buffer.from(await bytesSent("/xml", { at: "é" }, type)).toString("hex");
  const text = "<reading><at>é</at></reading>";
  const utf16 = Buffer.from(text, "utf16le");
  expect(await bytes("application/vnd.acme+xml; charset=UTF-8")).toBe(Buffer.from(text).toString("hex"));
  expect(await bytes("application/vnd.acme+xml; charset=utf-16le")).toBe(utf16.toString("hex"));
  expect(await bytes("application/vnd.acme+xml; charset=utf-16")).toBe(`fffe${utf16.toString("hex")}`);
  expect(await bytes("application/vnd.acme+xml; charset=utf-16be")).toBe(utf16.swap16().toString("hex"));
  await expect(bytes("application/vnd.acme+xml; charset=iso-8859-1")).rejects.toThrow(
    "a text is not written in iso-8859-1: leave the charset out, or say utf-8 or utf-16",
  );
});

test("a body that the schema does not allow is refused where no Content-Type is said, too", async () => {
  await expect(sent("/xml", { at: 1 })).rejects.toThrow(EncodeError);
  await expect(sent("/form", { leve: 1 })).rejects.toThrow("did you mean level?");
});

test.each([Number.NaN, Number.NEGATIVE_INFINITY, 5n])("%s is refused where no Content-Type is said", async (level) => {
  const calls = ["/xml", "/json-or-xml"].map((path) => sent(path, { level }));
  for (const call of calls) await expect(call).rejects.toThrow("say its Content-Type in the call");
});

describe("a body that is not a value of a schema", () => {
  const bytes = new TextEncoder().encode("plain");
  test.each([
    ["a text to plain text alone", "/text", "a & b", undefined, "text/plain", "a & b"],
    ["a text to any text", "/any-text", '"a"', undefined, "text/plain;charset=UTF-8", '"a"'],
    ["a text to one media type", "/csv", "a;b", undefined, "text/csv", "a;b"],
    ["a text to anything", "/anything", "<a/>", undefined, "text/plain;charset=UTF-8", "<a/>"],
    ["a value to anything", "/anything", { a: 1 }, undefined, "application/json", '{"a":1}'],
    ["a text to anything, said to be JSON", "/anything", "a", "application/json", "application/json", '"a"'],
    ["a text to anything, said to be XML", "/anything", "<a/>", "application/xml", "application/xml", "<a/>"],
    ["a text to anything, said to be a form", "/anything", "a=b", form, form, "a=b"],
    ["a text to anything, said to be CSV", "/anything", "a;b", "text/csv", "text/csv", "a;b"],
    ["a text to texts and JSON", "/text-or-json", "a", undefined, "application/json", ' "a"'],
    ["bytes, said to be bytes", "/bytes", bytes, "application/octet-stream", "application/octet-stream", "plain"],
    ["a blob, said to be text", "/text", new Blob([bytes]), "text/plain", "text/plain", "plain"],
    ["bytes that are JSON already", "/anything", bytes, "application/json", "application/json", "plain"],
    ["parameters, said to be a form", "/form", new URLSearchParams({ at: "a b" }), form, form, "at=a+b"],
  ])("goes out as it is: %s", async (_what, path, body, said, type, text) => {
    expect(await sent(path, body, said)).toEqual({ type, text });
  });

  test("goes out in the charset that is said", async () => {
    const utf16 = await bytesSent("/anything", "é", "text/plain; charset=utf-16le");
    expect(Buffer.from(utf16).toString("hex")).toBe("e900");
  });

  test.each([
    ["bytes without a Content-Type", "/bytes", bytes, undefined, "needs a Content-Type in the call"],
    ["a blob without a Content-Type", "/json-or-xml", new Blob([bytes]), undefined, "needs a Content-Type in the call"],
    [
      "parameters without a Content-Type",
      "/form",
      new URLSearchParams(),
      undefined,
      "needs a Content-Type in the call",
    ],
    [
      "a value to bytes",
      "/bytes",
      { a: 1 },
      undefined,
      "takes application/octet-stream and no JSON: give a text or bytes",
    ],
    [
      "a text to several media types",
      "/csv-or-bytes",
      "a",
      undefined,
      "takes text/csv, application/octet-stream and no JSON",
    ],
    ["a text to any image", "/image", "a", undefined, "takes image/* and no JSON"],
    ["a value, said to be text", "/text", { a: 1 }, "text/plain", "text/plain is not written here"],
    ["bytes, said to be XML", "/xml", bytes, "application/xml", "give the value, not its text"],
    ["half a pair", "/text", "\ud800", undefined, "half of a surrogate pair"],
    [
      "a charset that fetch does not write",
      "/text",
      "é",
      "text/plain; charset=iso-8859-1",
      "not written in iso-8859-1",
    ],
  ])("is refused where it is not known what it is: %s", async (_what, path, body, said, message) => {
    const call = sent(path, body, said);
    await expect(call).rejects.toBeInstanceOf(EncodeError);
    await expect(call).rejects.toThrow(message);
  });
});

test("NaN reaches XML where the call says so", async () => {
  expect((await sent("/json-or-xml", { level: Number.NaN }, "application/xml")).text).toContain("<level>NaN</level>");
});

test("an object in a form is refused, not sent as its name", () => {
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  for (const address of [{ city: "b" }, [{ city: "b" }]]) {
    expect(() => bodySerializer({ name: "a", address }, form)).toThrow(
      "The request cannot be written, at address: expected a single value or a list of them, found an object",
    );
  }
});
