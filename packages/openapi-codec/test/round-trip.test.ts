import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTable } from "../src/generate/create-table.ts";
import { decode, encode } from "../src/index.ts";
import { isScalar } from "../src/rules/scalar.ts";
import type { Table, Type } from "../src/table.ts";
import { arbitraryValue, carriers } from "./arbitrary-values.ts";
import { form, json, xml } from "./check.ts";
import { loadDocument } from "./documents/load-document.ts";

const tables: Readonly<Record<string, Table>> = {
  jobs: createTable(loadDocument("jobs")),
  plain: createTable(loadDocument("plain")),
  contracts: createTable(loadDocument("contracts"), { bigint: true }),
};

const schemas = Object.entries(tables).flatMap(([document, table]) =>
  Object.entries(table.types).map(([name, type]) => ({ document, name, table, type })),
);
type Schema = (typeof schemas)[number];

const inXml = schemas.filter(({ type }) => type.noXml === undefined);
const inForm = schemas.filter(
  ({ document, type }) => document === "jobs" && type.kind === "object" && type.members.every(isFormMember),
);

function isFormMember(member: Type): boolean {
  return isScalar(member) || (member.kind === "list" && isScalar(member.item));
}

function expectSame(found: unknown, expected: unknown): void {
  expect(found).toEqual(expected);
}

function expectRoundTrip({ table, type, name }: Schema, carrier: keyof typeof carriers, mediaType: string): void {
  fc.assert(
    fc.property(arbitraryValue(table, type, carriers[carrier]), (value) => {
      expectSame(
        decode(table, name, encode(table, name, value, mediaType), mediaType),
        asRead(table, type, value, carrier),
      );
    }),
    { numRuns: 200 },
  );
}

/** A value as it comes back: in XML, null attributes and empty lists that nothing wraps come back as missing. */
function asRead(table: Table, type: Type, value: unknown, carrier: keyof typeof carriers): unknown {
  if (value === null) return null;
  switch (type.kind) {
    case "ref":
      return asRead(table, table.types[type.to] as Type, value, carrier);
    case "list":
      return (value as readonly unknown[]).map((item) => asRead(table, type.item, item, carrier));
    case "union": {
      const word = type.discriminator && (value as Record<string, unknown>)[type.discriminator];
      const branch = type.branches.find(({ words }) => words?.includes(String(word)));
      return branch === undefined ? value : asRead(table, branch.type, value, carrier);
    }
    case "object":
      break;
    default:
      return value;
  }
  const text = carrier === "xml" ? type.members.find(({ xml }) => /text|cdata/.test(xml?.node ?? "")) : undefined;
  const listed = new Map(type.members.map((member) => [member.name, member]));
  // An element has a text in any case.
  const given = text?.kind === "string" ? { [text.name]: "", ...(value as object) } : (value as object);
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, own]) => {
      const member = listed.get(name) ?? type.others;
      const isLost =
        carrier === "xml" &&
        listed.has(name) &&
        ((own === null && member?.xml?.node === "attribute") ||
          (isEmptyBareList(member, own) && !listed.get(name)?.required) ||
          (member?.xml?.node === "none" && isEmptyGroup(own)));
      if (isLost || (carrier === "xml" && !listed.has(name) && isEmptyBareList(member, own))) return [];
      return [[name, member === undefined ? own : asRead(table, member, own, carrier)]];
    }),
  );
}

function isEmptyGroup(value: unknown): boolean {
  return Object.values(value as object).every((own) => Array.isArray(own) && own.length === 0);
}

function isEmptyBareList(type: Type | undefined, value: unknown): boolean {
  return type?.kind === "list" && !type.isWrapped && !type.isJoined && (value as readonly unknown[]).length === 0;
}

describe("what is written and read again is what it was", () => {
  test.each(inXml)("$name of $document in XML", (schema) => expectRoundTrip(schema, "xml", xml));
  test.each(schemas)("$name of $document in JSON", (schema) => expectRoundTrip(schema, "json", json));
  test.each(inForm)("$name of $document in a form", (schema) => expectRoundTrip(schema, "form", form));
});

const jobs = inXml.filter(({ document }) => document === "jobs");

test.each(jobs)("$name in XML, with a declaration and a prefix, means what it meant", ({ table, type, name }) => {
  fc.assert(
    fc.property(arbitraryValue(table, type, carriers.xml), (value) => {
      const text = encode(table, name, value, xml);
      const prefixed = text.replaceAll(/<(\/?)(?=[^!/?])/g, "<$1s:").replace(" xmlns=", " xmlns:s=");
      const spelled = text.includes(" xmlns=") ? prefixed : text;
      expectSame(decode(table, name, `<?xml version="1.0"?>\n${spelled}<!-- -->`, xml), decode(table, name, text, xml));
    }),
    { numRuns: 100 },
  );
});
