import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createMock, KitError, loadContract } from "../../../src/index.ts";

const post = (operation: object) => ({ openapi: "3.1.0", paths: { "/a": { post: operation } } });
const xml = (value: unknown) => ({
  openapi: "3.1.0",
  paths: {},
  components: { schemas: { A: { type: "object", xml: value } } },
});

test.each([
  [{ paths: { "/a": { GET: {} } } }, "The description's /a has GET, and a path has get, put"],
  [{ paths: { "/a": { fetch: {} } } }, "The description's /a has fetch"],
  [post({ requestBody: { required: "yes" } }), 'says required: "yes" of the body of post /a: it is true or false'],
  [post({ parameters: [{ name: "q", in: "query", required: 1 }] }), "says required: 1 of the parameter q"],
  [post({ security: { key: [] } }), 'has {"key":[]} for security, which is a list'],
  [xml(["name"]), 'keyword "xml" value is invalid'],
  [xml({ attribute: "true" }), 'keyword "xml" value is invalid'],
  [xml({ nodeType: "comment" }), 'keyword "xml" value is invalid'],
])("%j is the kit's error", (document, message) => {
  expect(() => loadContract(document)).toThrow(KitError);
  expect(() => loadContract(document)).toThrow(message);
});

test("What Prism cannot read is the kit's error.", async () => {
  const links = { next: { $ref: "#/components/links/None" } };
  const contract = loadContract({
    ...post({ responses: { 200: { description: "", links } } }),
    info: { title: "a", version: "1" },
  });
  await expect(createMock({ contract })).rejects.toThrow(/^Prism cannot read the description: /);
});

const folder = mkdtempSync(join(tmpdir(), "bytes-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("A file is UTF-8, or UTF-16 by its mark.", () => {
  const file = join(folder, "a.yaml");
  const load = (bytes: Uint8Array) => {
    writeFileSync(file, bytes);
    return loadContract(file).operations;
  };
  expect(load(Buffer.from("\uFEFFpaths: {}", "utf16le"))).toEqual([]);
  expect(load(Buffer.from("\uFEFFpaths: {}"))).toEqual([]);
  expect(() => load(Buffer.from("paths: {}\nx-a: Größe", "latin1"))).toThrow("cannot be read: the bytes are not utf-8");
});
