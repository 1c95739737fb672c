import assert from "node:assert/strict";
import { type Check, type Codec, json, refusal, schemaInstance, writeRefusal, xml } from "../check.ts";
import { read, refused, written } from "./plain-xml-examples.ts";

export const plainXml: readonly Check[] = [
  {
    name: "carries in JSON what has no XML form, alone and inside other schemas",
    run: ({ plain }) => {
      const value = { tag: "x", list: ["a"] };
      assert.deepEqual(plain.decode("JsonOnly", plain.encode("JsonOnly", value, json), json), value);
    },
  },
  ...written.map(([name, schema, value, text]) => ({
    name: `writes ${name}, and reads it back`,
    run: ({ plain }: Codec) => {
      assert.equal(plain.encode(schema, value, xml), text);
      assert.deepEqual(plain.decode(schema, text, xml, { unknownMembers: "refuse" }), value);
    },
  })),
  ...read.map(([name, schema, text, value]) => ({
    name: `reads ${name}`,
    run: ({ plain }: Codec) => assert.deepEqual(plain.decode(schema, text, xml), value),
  })),
  ...refused.map(([name, schema, text, path]) => ({
    name: `refuses ${name}`,
    run: (codec: Codec) => {
      const issues = refusal(codec, () => codec.plain.decode(schema, text, xml));
      assert.equal(issues.at(-1)?.path.join("."), path);
    },
  })),
  {
    name: "writes no attribute for null, and reads a missing one that may be null and is required as null",
    run: ({ plain }) => {
      const value = { id: 1, urgent: null, lines: [] };
      assert.equal(plain.encode("Order", value, xml), `<order xmlns="urn:orders" id="1" />`);
    },
  },
  {
    name: "refuses attributes that no schema lists on request, but not those that say something of the document",
    run: (codec) => {
      const text = (attribute: string) => `<Amount ${attribute}>1</Amount>`;
      const options = { unknownMembers: "refuse" } as const;
      for (const attribute of ["other='1'", "xmlns:p='u' p:currency='1'"]) {
        assert.deepEqual(codec.plain.decode("Amount", text(attribute), xml), { value: 1 });
        refusal(codec, () => codec.plain.decode("Amount", text(attribute), xml, options));
      }
      for (const attribute of [
        "xml:lang='en'",
        `xmlns:i='${schemaInstance}' i:schemaLocation='a b'`,
        `xmlns:i='${schemaInstance}' i:nil='false'`,
      ]) {
        assert.deepEqual(codec.plain.decode("Amount", text(attribute), xml, options), { value: 1 });
      }
    },
  },
  {
    name: "reads start tags that differ in their attributes alone, each with its own",
    run: ({ plain }) => {
      const map = (...values: readonly string[]) =>
        `<Amounts>${values.map((value, index) => `<a${index} currency="${value}">1</a${index}>`).join("")}</Amounts>`;
      assert.deepEqual(plain.decode("Amounts", map("x", "y", "x", "&amp;", "&lt;"), xml), {
        a0: { currency: "x", value: 1 },
        a1: { currency: "y", value: 1 },
        a2: { currency: "x", value: 1 },
        a3: { currency: "&", value: 1 },
        a4: { currency: "<", value: 1 },
      });
    },
  },
  {
    name: "refuses in attributes and CDATA sections what XML 1.0 cannot carry, and names the member",
    run: (codec) => {
      for (const [value, key] of [
        [{ language: "\u0001", text: "" }, "language"],
        [{ text: "a\uFFFF" }, "text"],
        [{ language: "\uD83D" }, "language"],
      ] as const) {
        const issues = writeRefusal(codec, () => codec.plain.encode("Script", value, xml));
        assert.deepEqual(
          issues.map(({ path }) => path),
          [[key]],
        );
      }
    },
  },
  {
    name: "refuses a key that is the XML name of a listed member, in its namespace",
    run: (codec) => {
      const [issue] = writeRefusal(codec, () => codec.plain.encode("Renamed", { listed: "1", other: "2" }, xml));
      assert.deepEqual(issue?.path, ["other"]);
      const value = { listed: "1", away: "2" };
      assert.deepEqual(codec.plain.decode("Renamed", codec.plain.encode("Renamed", value, xml), xml), value);
    },
  },
  {
    name: "declares each prefix of a tag once, and no prefix for two namespaces",
    run: ({ plain }) => {
      for (const value of [{ a: "1", b: "2", c: "3", d: "4" }, { b: "2" }, { c: "3" }, { b: "2", d: "4" }]) {
        assert.deepEqual(plain.decode("Attributes", plain.encode("Attributes", value, xml), xml), value);
      }
      assert.equal(
        plain.encode("Attributes", { a: "1", b: "2", c: "3", d: "4" }, xml),
        `<p:at xmlns:p="urn:e" xmlns:a="urn:a" a:a="1" a:b="2" xmlns:b="urn:b" b:c="3" xmlns:q="urn:e" q:d="4" />`,
      );
    },
  },
  {
    name: "refuses null for a list that nothing wraps, and says what to do",
    run: (codec) => {
      for (const [schema, value, path] of [
        ["Unwrapped", { list: null }, ["list"]],
        ["Unwrapped", { other: null }, ["other"]],
      ] as const) {
        const [issue] = writeRefusal(codec, () => codec.plain.encode(schema, value, xml));
        assert.deepEqual(issue?.path, path);
        assert.match(issue?.message ?? "", /leave it out, or write an empty list/);
        assert.equal(codec.plain.encode(schema, value, json), JSON.stringify(value));
      }
    },
  },
  {
    name: "refuses keys of a map that are not names, and values that are not texts where no schema says what they are",
    run: (codec) => {
      for (const name of ["a b", "", "1", "a:b", "-a"]) {
        const [issue] = writeRefusal(codec, () => codec.plain.encode("Words", { [name]: "" }, xml));
        assert.deepEqual(issue?.path, [name]);
      }
      const [issue] = writeRefusal(codec, () => codec.plain.encode("Open", { x: { y: 1 } }, xml));
      assert.deepEqual(issue?.path, ["x"]);
    },
  },
  {
    name: "asks of lists and scalars what their schemas ask when told to validate, in both directions",
    run: (codec) => {
      const options = { validate: true };
      const good = { word: "a", size: 4, part: 0.5, when: "2020-01-01T00:00:00Z", list: ["x"] };
      const text = codec.plain.encode("Checked", good, xml, options);
      assert.deepEqual(codec.plain.decode("Checked", text, xml, options), good);
      const bad = { word: "c", size: 11, part: 1, when: "2020-01-01", list: [] };
      const paths = ["list", "part", "size", "when", "word"];
      const pathsOf = (issues: ReturnType<typeof refusal>) => issues.map(({ path }) => path.join(".")).sort();
      assert.deepEqual(pathsOf(writeRefusal(codec, () => codec.plain.encode("Checked", bad, xml, options))), paths);
      const unasked = codec.plain.encode("Checked", bad, xml);
      assert.deepEqual(codec.plain.decode("Checked", unasked, xml), bad);
      assert.deepEqual(pathsOf(refusal(codec, () => codec.plain.decode("Checked", unasked, xml, options))), paths);
    },
  },
  {
    name: "counts the items of a list that nothing wraps when told to validate",
    run: (codec) => {
      const options = { validate: true };
      for (const [value, count] of [
        [{ items: ["a"], group: { others: ["x"] } }, 0],
        [{ items: [] }, 1],
        [{ items: ["a", "b", "c"], group: { others: ["x", "y"] } }, 2],
      ] as const) {
        const text = codec.plain.encode("Counted", value, xml);
        assert.deepEqual(codec.plain.decode("Counted", text, xml), value);
        if (count === 0) assert.deepEqual(codec.plain.decode("Counted", text, xml, options), value);
        else assert.equal(refusal(codec, () => codec.plain.decode("Counted", text, xml, options)).length, count);
      }
    },
  },
  {
    name: "says which schema has no XML form, and why",
    run: (codec) => {
      for (const [schema, value, reason] of [
        ["Untold", "x", /Untold has no XML form: .*tell the types apart/],
        ["Bare", ["x"], /Bare has no XML form: .*a list at the root/],
      ] as const) {
        const error = { name: "InvalidOptionError", message: reason };
        assert.throws(() => codec.plain.encode(schema, value, xml), error);
        assert.throws(() => codec.plain.decode(schema, `<${schema}/>`, xml), error);
        const text = codec.plain.encode(schema, value, json);
        assert.deepEqual(codec.plain.decode(schema, text, json), value);
      }
    },
  },
];
