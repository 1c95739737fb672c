import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { generate } from "../src/generate/generate.ts";
import { decode, encode } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "one-way-"));
afterAll(() => rmSync(folder, { recursive: true }));

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const members = {
  id: { type: "integer", readOnly: true },
  secret: { type: "string", writeOnly: true },
  made: reference("moment"),
  kept: { allOf: [reference("moment")] },
  name: { type: "string" },
  parent: reference("account"),
};
const document = {
  openapi: "3.1.0",
  info: { title: "Accounts", version: "1" },
  paths: {},
  components: {
    schemas: {
      account: { type: "object", properties: members, required: ["id", "secret", "made", "kept", "name"] },
      moment: { type: "string", readOnly: true },
      owner: {
        oneOf: [reference("person"), reference("team")],
        discriminator: {
          propertyName: "kind",
          mapping: { human: "person", person: "#/components/schemas/person", group: "team" },
        },
      },
      person: { type: "object", properties: { kind: { type: "string" } }, required: ["kind"] },
      team: { type: "object", properties: { kind: { type: "string" } }, required: ["kind"] },
    },
  },
};

const file = join(folder, "accounts.json");
writeFileSync(file, JSON.stringify(document));
const { types } = await generate(file);
const table = createTable(document);

test("the words of a discriminator stand for schemas by their names, too", () => {
  for (const word of ["human", "person", "group"]) {
    expect(types).toMatch(new RegExp(`kind: .*"${word}"`));
    expect(decode(table, "owner", encode(table, "owner", { kind: word }, "text/xml"), "text/xml")).toEqual({
      kind: word,
    });
  }
});

test("required members that are only read, or only written, may be missing: by the types as by the table", () => {
  const optional = Object.keys(members).filter((name) =>
    new RegExp(`^\\s+(?:readonly )?${name}\\?: .* \\| undefined;$`, "m").test(types),
  );
  expect(optional).toEqual(["id", "secret", "made", "kept", "parent"]);
  expect(types).toMatch(/^\s+name: string;$/m);
  for (const mediaType of ["application/json", "application/xml"]) {
    const text = encode(table, "account", { name: "a" }, mediaType);
    expect(decode(table, "account", text, mediaType)).toEqual({ name: "a" });
    expect(() => encode(table, "account", { id: 1 }, mediaType)).toThrow("name: a value is required");
  }
});
