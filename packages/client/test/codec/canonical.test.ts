import fc from "fast-check";
import { expect, test } from "vitest";
import type { WireMessages } from "../../src/codec/wire-table.ts";
import { decodeXml } from "../../src/codec/xml/decode.ts";
import { DecodeError, decode, encode, type SchemaName } from "../../src/codec.ts";
import { allMessages } from "../../src/generated/all-messages.ts";
import { arbitraryValue, carriers } from "./arbitrary-values.ts";
import { xml } from "./check.ts";

const schemas: readonly SchemaName[] = [
  "ArrayOfresultsResponse",
  "execJobAsyncRequest",
  "execJobAsyncResponse",
  "execJobResponse",
];

/** Pieces of which documents are made, and some that are almost such. */
const pieces = [
  ..."<>&/\"'=;: -!?]x0é\0\r\n\t\uFFFE\uD83D",
  "</",
  "/>",
  " />",
  "&amp;",
  "&#1;",
  "&#65;",
  "&lt;&gt;",
  "]]>",
  "<!-- -->",
  "<![CDATA[x]]>",
  "<?x?>",
  ` i:nil="true" /`,
  ` i:nil="false"`,
  "-0",
  "+1",
  "007",
  "2147483648",
  "true",
  "<error>",
  "</error>",
  "<status>a</status>",
  "<p:status>a</p:status>",
  "<p:resultsResponse>",
  "<resultsResponse>",
  "</resultsResponse>",
];

/** A change of a text: so many characters from somewhere on are replaced by a piece. */
const change = fc.record({
  at: fc.nat(100_000),
  length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(30)),
  piece: fc.oneof(fc.constant(""), fc.constantFrom(...pieces)),
});

/**
 * A document with every member, so that it is one for the short cut, with a prefix or without, and with changes after its
 * root's start tag.
 */
const documents = fc.constantFrom(...schemas).chain((name) =>
  fc
    .tuple(
      arbitraryValue(allMessages, name, carriers.xml),
      fc.constantFrom("", "p:"),
      fc.array(change, { maxLength: 3 }),
    )
    .map(([value, prefix, changes]) => ({
      name,
      text: changed(withPrefix(encode(name, completed(name, value) as never, xml), prefix), changes),
    })),
);

function withPrefix(text: string, prefix: string): string {
  return prefix === "" ? text : text.replaceAll(/<\/?/g, `$&${prefix}`).replace(" xmlns=", " xmlns:p=");
}

function completed(name: string, value: unknown): unknown {
  const schema = allMessages.schemas[name];
  if (Array.isArray(value) && schema?.item !== undefined) return value.map((item) => completed(schema.item, item));
  if (schema?.members === undefined) return value;
  const none = { string: "", integer: 0, boolean: false, object: {}, map: {} };
  return {
    ...Object.fromEntries(schema.members.map(({ name: member, kind }) => [member, none[kind]])),
    ...(value as object),
  };
}

function changed(text: string, changes: readonly { at: number; length: number; piece: string }[]): string {
  const start = text.indexOf(">") + 1;
  return changes.reduce((whole, { at, length, piece }) => {
    const from = start + (at % (whole.length - start + 1));
    return whole.slice(0, from) + piece + whole.slice(from + length);
  }, text);
}

function outcome(name: SchemaName, text: string): unknown {
  try {
    return decode(name, text, xml);
  } catch (error) {
    if (error instanceof DecodeError) return "refused";
    throw error;
  }
}

test("the short cut and the scanner agree on the value of any document, or that it has none", () => {
  fc.assert(
    fc.property(documents, ({ name, text }) => {
      // One more blank in the root's start tag, and no expression matches.
      const forTheScanner = text.replace(" ", "  ");
      expect(outcome(name, text)).toEqual(outcome(name, forTheScanner));
    }),
    { numRuns: 5000 },
  );
});

test("the short cut takes no prefix where a message is in no namespace", () => {
  const table: WireMessages = {
    schemas: { a: { members: [{ name: "b", kind: "string" }] } },
    namespaces: { a: "" },
  };
  expect(decodeXml(table, "a", "<a><b>c</b></a>")).toEqual({ b: "c" });
  expect(() => decodeXml(table, "a", "<p:a><p:b>c</p:b></p:a>")).toThrow("prefix p is not declared");
});

test("the short cut is taken back where its expression would have to look twice: long texts full of references", () => {
  for (const count of [98, 99, 100, 101, 100_000]) {
    const error = "<".repeat(count);
    const text = encode("execJobAsyncResponse", { error, runID: null, started: true }, xml);
    expect(decode("execJobAsyncResponse", text, xml).error).toBe(error);
  }
});
