import { expect, test } from "vitest";
import { boundary, contentTypeOf } from "../../../src/body/media-type.ts";
import { readMultipart } from "../../../src/body/read-multipart.ts";
import { writeMultipart } from "../../../src/body/write-multipart.ts";
import { loadContract } from "../../../src/index.ts";

const contract = loadContract({
  openapi: "3.1.0",
  info: { title: "Files", version: "1" },
  paths: {},
  components: {
    schemas: {
      Upload: {
        type: "object",
        properties: {
          name: { type: "string" },
          size: { type: "integer" },
          isOpen: { type: "boolean" },
          tags: { type: "array", items: { type: "string" } },
          pages: { type: "array", items: { type: "integer" } },
          meta: { type: "object", properties: { a: { type: "integer" } } },
          file: { type: "string", format: "binary" },
          other: {},
        },
      },
    },
  },
});

const mediaType = contentTypeOf("multipart/form-data");
const read = (text: string | Uint8Array, type = mediaType, encoding = {}): unknown =>
  readMultipart(contract, "Upload", type, typeof text === "string" ? Buffer.from(text) : text, encoding);
const part = (name: string, text: string, more = ""): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
const end = `--${boundary}--\r\n`;

test("What a browser writes is read, each part by the schema of its member.", async () => {
  const form = new FormData();
  form.append("name", "naïve\nname");
  form.append("size", "7");
  form.append("isOpen", "true");
  form.append("tags", "a");
  form.append("tags", "b");
  form.append("pages", "1");
  form.append("meta", new Blob(['{"a":1}'], { type: "application/json" }), "meta");
  form.append("file", new Blob([Uint8Array.of(0, 255, 13, 10)]), "a.bin");
  const { body, headers } = new Response(form);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  expect(read(bytes, headers.get("content-type") ?? "")).toEqual({
    name: "naïve\r\nname",
    size: 7,
    isOpen: true,
    tags: ["a", "b"],
    pages: [1],
    meta: { a: 1 },
    file: "\u0000\u00ff\r\n",
  });
});

test("What the kit writes is read by fetch's own reader, and by the kit.", async () => {
  const value = { name: 'q"é', size: 7, isOpen: false, tags: ["a", "b"], meta: { a: 1 }, file: "abc", other: null };
  const text = writeMultipart(contract, "Upload", value, { file: "image/*, image/png" });
  const form = await new Response(text, { headers: { "content-type": mediaType } }).formData();
  expect(form.getAll("tags")).toEqual(["a", "b"]);
  expect([form.get("name"), form.get("size"), form.get("isOpen"), form.has("other")]).toEqual([
    'q"é',
    "7",
    "false",
    false,
  ]);
  expect(await new Response(form.get("file") as Blob).text()).toBe("abc");
  expect((form.get("file") as Blob).type).toBe("image/png");
  const { other: _, ...given } = value;
  expect(read(text)).toEqual(given);
});

test.each([
  ["a preamble and an epilogue", `hello\r\n${part("size", "1")}${end}goodbye`, { size: 1 }],
  ["no part", end, {}],
  ["blanks after the boundary", part("size", "1").replace("\r\n", " \t\r\n") + end, { size: 1 }],
  [
    "a line that only begins as the boundary",
    part("name", `a\r\n--${boundary}x`) + end,
    { name: `a\r\n--${boundary}x` },
  ],
  ["a text for a number", part("size", "many") + end, { size: "many" }],
  ["a member twice that is not a list", part("name", "a") + part("name", "b") + end, { name: ["a", "b"] }],
  ["an object that is not JSON", part("meta", "{") + end, { meta: "{" }],
  ["a member that nobody knows", part("zoo", "1") + end, { zoo: "1" }],
  ["a name in quotes of its own", part('a\\"b', "1") + end, { 'a"b': "1" }],
])("Read: %s", (_what, text, value) => {
  expect(read(text)).toEqual(value);
});

test.each([
  ["a header without a boundary", part("size", "1") + end, "the Content-Type names no boundary", "multipart/form-data"],
  ["another boundary", "--other\r\n\r\n--other--", "no line of it is the boundary", mediaType],
  ["a body that is cut off", part("size", "1"), "it is cut off", mediaType],
  ["lines without CR", (part("size", "1") + end).replaceAll("\r", ""), "no line of it is the boundary", mediaType],
  ["a part without a name", `--${boundary}\r\n\r\n1\r\n${end}`, "no Content-Disposition", mediaType],
  ["a part without its blank line", `--${boundary}\r\nA: b\r\n${end}`, "no blank line", mediaType],
])("Refused: %s", (_what, text, reason, type) => {
  expect(() => read(text, type)).toThrow(reason);
});

test("A part in a media type that its member does not have is refused; one that says nothing is not.", () => {
  const typed = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: text/csv\r\n\r\na\r\n${end}`;
  expect(() => read(typed, mediaType, { file: "image/png, image/gif" })).toThrow(
    "the part file is text/csv, not image/png or image/gif",
  );
  expect(read(typed, mediaType, { file: "text/*" })).toEqual({ file: "a" });
  expect(read(part("file", "a") + end, mediaType, { file: "image/png" })).toEqual({ file: "a" });
});
