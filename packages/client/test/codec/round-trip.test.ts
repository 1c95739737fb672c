import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode, type SchemaName } from "../../src/codec.ts";
import { allMessages } from "../../src/generated/all-messages.ts";
import { arbitraryValue, carriers } from "./arbitrary-values.ts";
import { form, json, xml } from "./check.ts";

const schemas = Object.entries(allMessages.schemas);
const names = (list: typeof schemas) => list.map(([name]) => name as SchemaName);

const inXml = names(schemas.filter(([name]) => allMessages.namespaces?.[name] !== undefined));
const inForm = names(
  schemas.filter(
    ([, schema]) => schema.members !== undefined && !schema.members.some(({ kind }) => /object|map/.test(kind)),
  ),
);

function expectRoundTrip(name: SchemaName, values: fc.Arbitrary<unknown>, mediaType: string): void {
  fc.assert(
    fc.property(values, (value) => {
      expect(decode(name, encode(name, value as never, mediaType), mediaType)).toEqual(value);
    }),
    { numRuns: 300 },
  );
}

describe("what is written and read again is what it was", () => {
  test.each(inXml)("%s in XML", (name) => {
    expectRoundTrip(name, arbitraryValue(allMessages, name, carriers.xml), xml);
  });

  test.each(names(schemas))("%s in JSON", (name) => {
    expectRoundTrip(name, arbitraryValue(allMessages, name, carriers.json), json);
  });

  test.each(inForm)("%s in a form", (name) => {
    expectRoundTrip(name, arbitraryValue(allMessages, name, carriers.form), form);
  });
});

test.each(inXml)("%s in XML, indented and prefixed, means what it meant", (name) => {
  fc.assert(
    fc.property(arbitraryValue(allMessages, name, carriers.xml), (value) => {
      const text = encode(name, value as never, xml);
      const prefixed = text.replaceAll(/<(\/?)(?=[^!/?])/g, "<$1s:").replace(" xmlns=", " xmlns:s=");
      const spelled = text.includes(" xmlns=") ? prefixed : text;
      expect(decode(name, `<?xml version="1.0"?>\n${spelled}<!-- -->`, xml)).toEqual(value);
    }),
  );
});
