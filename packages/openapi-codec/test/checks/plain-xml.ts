import assert from "node:assert/strict";
import { type Check, type Codec, json, refusal, schemaInstance, writeRefusal, xml } from "../check.ts";

const nil = `xsi:nil="true" xmlns:xsi="${schemaInstance}"`;

/** Values of schemas and the XML that they have, to the letter. */
const written: readonly (readonly [name: string, schema: string, value: unknown, text: string])[] = [
  [
    "an attribute whose prefix needs no declaration",
    "Title",
    { lang: "en", text: "x" },
    `<Title xml:lang="en">x</Title>`,
  ],
  [
    "an object with all that OpenAPI's xml object knows",
    "Order",
    {
      id: 1,
      language: "en",
      note: null,
      total: { currency: "EUR", value: 1.5 },
      lines: [{ item: "x", count: 3 }, { item: "y" }],
      tags: ["a", "b"],
      codes: [1, 2],
      marks: ["m", null],
      origin: "here",
      place: { latitude: 1, longitude: -2e-7, label: "l" },
      period: { range: { from: "2020-01-01", to: null }, days: 3 },
    },
    `<order xmlns="urn:orders" id="1" xmlns:m="urn:meta" m:lang="en"><note ${nil} /><total currency="EUR">1.5</total>` +
      "<line><item>x</item><count>3</count></line><line><item>y</item></line><tags><tag>a</tag><tag>b</tag></tags>" +
      `<code><code>1</code><code>2</code></code><mark>m</mark><mark ${nil} />` +
      `<m:origin xmlns:m="urn:meta">here</m:origin>` +
      `<g:place xmlns:g="urn:geo"><g:latitude>1</g:latitude><g:longitude>-2e-7</g:longitude><label>l</label></g:place>` +
      `<period><from>2020-01-01</from><to ${nil} /><days>3</days></period></order>`,
  ],
  [
    "empty lists: wrapped as an element, unwrapped as nothing",
    "Order",
    { id: 1, lines: [], tags: [], codes: [] },
    `<order xmlns="urn:orders" id="1"><tags /><code /></order>`,
  ],
  ["a number beside an attribute", "Reading", { unit: "m", value: -5 }, `<Reading unit="m">-5</Reading>`],
  ["an element without the number that is its text", "Reading", { unit: "m" }, `<Reading unit="m" />`],
  ["an element whose text is null", "Level", { value: null }, "<Level />"],
  ["an empty text as content", "Script", { text: "" }, "<Script />"],
  [
    "a text beside an attribute",
    "Script",
    { language: '<"&\n\t\r>', text: "x" },
    `<Script language="&lt;&quot;&amp;&#xA;&#x9;&#xD;&gt;"><![CDATA[x]]></Script>`,
  ],
  [
    "a CDATA section around ]]>, markup and a carriage return",
    "Script",
    { text: "a]]>b\r<" },
    "<Script><![CDATA[a]]]]><![CDATA[>b]]>&#xD;<![CDATA[<]]></Script>",
  ],
  [
    "two members of one name in two namespaces",
    "Pair",
    { one: "1", two: "2" },
    `<Pair><v xmlns="urn:one">1</v><v xmlns="urn:two">2</v></Pair>`,
  ],
  [
    "an object in objects of its own kind",
    "Node",
    { name: "a", children: [{ name: "b", children: [{ name: "c" }] }, { name: "d" }] },
    "<node><name>a</name><node><name>b</name><node><name>c</name></node></node><node><name>d</name></node></node>",
  ],
  [
    "lists in a list",
    "Grid",
    [[1, null], [], [3]],
    `<grid><row><cell>1</cell><cell ${nil} /></row><row /><row><cell>3</cell></row></grid>`,
  ],
  [
    "a prefix that stands for another namespace inside",
    "Rebound",
    { outer: { inner: "x" } },
    `<Rebound><m:outer xmlns:m="urn:a"><m:inner xmlns:m="urn:b">x</m:inner></m:outer></Rebound>`,
  ],
  [
    "an attribute of an object without an element",
    "Period",
    { range: { zone: "UTC", from: "2020-01-01" } },
    `<Period zone="UTC"><from>2020-01-01</from></Period>`,
  ],
  [
    "keys that look encoded as they are",
    "Words",
    { _x0041_: "1" },
    `<words xmlns="urn:words"><_x0041_>1</_x0041_></words>`,
  ],
  ["a map of texts", "Words", { a: "1", é: "<" }, `<words xmlns="urn:words"><a>1</a><é>&lt;</é></words>`],
  [
    "a map of lists after a listed member",
    "Lists",
    { kept: "k", a: [1, 2], b: [3] },
    "<Lists><kept>k</kept><a>1</a><a>2</a><b>3</b></Lists>",
  ],
  [
    "a map of objects",
    "Amounts",
    { a: { value: 1 }, b: { currency: "x", value: 2 } },
    `<Amounts><a>1</a><b currency="x">2</b></Amounts>`,
  ],
  [
    "members that no schema lists, null among them",
    "Open",
    { listed: 1, x: "y", none: null },
    `<Open><listed>1</listed><x>y</x><none ${nil} /></Open>`,
  ],
  [
    "infinity and very small decimals",
    "Numbers",
    { number: Number.NEGATIVE_INFINITY, decimal: 1e-7 },
    "<Numbers><number>-INF</number><decimal>0.0000001</decimal></Numbers>",
  ],
  [
    "what is not a number, and very large decimals",
    "Numbers",
    { number: Number.NaN, decimal: -1.5e21 },
    "<Numbers><number>NaN</number><decimal>-1500000000000000000000</decimal></Numbers>",
  ],
  [
    "a decimal whose digits go beyond its point",
    "Numbers",
    { decimal: 1.25e-9, number: 12345.75 },
    "<Numbers><number>12345.75</number><decimal>0.00000000125</decimal></Numbers>",
  ],
  [
    "members named as what every object inherits",
    "Inherited",
    JSON.parse('{"constructor":"c","toString":"t","__proto__":"p"}'),
    "<Inherited><constructor>c</constructor><toString>t</toString><__proto__>p</__proto__></Inherited>",
  ],
  [
    "inherited members not at all",
    "Inherited",
    { constructor: "c" },
    "<Inherited><constructor>c</constructor></Inherited>",
  ],
];

/** Other spellings: what they mean. */
const read: readonly (readonly [name: string, schema: string, text: string, value: unknown])[] = [
  [
    "items of an unwrapped list between other members",
    "Order",
    `<order xmlns="urn:orders" id=" 7&#x20;"><mark>a</mark><line><item/></line><mark/><note>n</note><line><item>i</item></line></order>`,
    { id: 7, marks: ["a", ""], lines: [{ item: "" }, { item: "i" }], note: "n" },
  ],
  [
    "any prefix for a namespace",
    "Order",
    `<p:order xmlns:p="urn:orders" xmlns:q="urn:meta" id="1" q:lang="de"><q:origin>x</q:origin><p:place/><g:place xmlns:g="urn:geo"><g:latitude>1</g:latitude></g:place></p:order>`,
    { id: 1, language: "de", origin: "x", place: { latitude: 1 }, lines: [] },
  ],
  [
    "a missing attribute that may be null as missing, where it is not required",
    "Order",
    `<order xmlns="urn:orders" id="1"/>`,
    { id: 1, lines: [] },
  ],
  [
    "attributes in any order, and white space in their values as blanks",
    "Order",
    `<order m:lang='a\n\tb' id='1' xmlns:m='urn:meta' xmlns='urn:orders' urgent='1'/>`,
    { id: 1, language: "a  b", urgent: true, lines: [] },
  ],
  ["a text in CDATA", "Amount", `<Amount currency='"'><![CDATA[ 1]]>.5 </Amount>`, { currency: '"', value: 1.5 }],
  [
    "a name in the namespace that its schema says, and no other",
    "Pair",
    `<Pair><v xmlns="urn:two">2</v><v>0</v><v xmlns="urn:one">1</v></Pair>`,
    { one: "1", two: "2" },
  ],
  [
    "a group without an element where one of its members is there",
    "Period",
    "<Period><from>2020-01-01</from></Period>",
    { range: { from: "2020-01-01" } },
  ],
  ["no group that must be in one that is not there", "Groups", "<Groups><x/></Groups>", { x: "" }],
  [
    "a group that must be in one that is there",
    "Groups",
    "<Groups><y/></Groups>",
    { outer: { y: "", inner: { z: null } } },
  ],
  ["no group where none of its members is there", "Period", "<Period><days>1</days></Period>", { days: 1 }],
  [
    "one key of a map of lists with others between",
    "Lists",
    "<Lists><a>1</a><b>2</b><kept/><a>3</a></Lists>",
    { kept: "", a: [1, 3], b: [2] },
  ],
  [
    "keys of a map in their namespace alone",
    "Words",
    `<words xmlns="urn:words" xmlns:o="urn:other"><a>1</a><o:b>2</o:b></words>`,
    { a: "1" },
  ],
  [
    "members named as what every object inherits, last or alone",
    "Inherited",
    "<Inherited><toString/></Inherited>",
    { toString: "" },
  ],
  ["a number with a point at either end", "Numbers", "<Numbers><number>+.5E1</number></Numbers>", { number: 5 }],
  ["a number that ends with a point", "Numbers", "<Numbers><decimal> 5. </decimal></Numbers>", { decimal: 5 }],
];

/** Documents that are not the schema's, and the path of what is wrong. */
const refused: readonly (readonly [name: string, schema: string, text: string, path: string])[] = [
  ["a missing attribute", "Order", `<order xmlns="urn:orders"/>`, "id"],
  ["an attribute in the namespace of the element", "Order", `<o:order xmlns:o="urn:orders" o:id="1"/>`, "id"],
  ["an attribute that is not a number", "Order", `<order xmlns="urn:orders" id=""/>`, "id"],
  ["an attribute out of range", "Order", `<order xmlns="urn:orders" id="2147483648"/>`, "id"],
  ["an element with the key of a member that has another name", "Renamed", "<Renamed><listed/></Renamed>", "listed"],
  ["a missing text", "Amount", "<Amount/>", "value"],
  ["an element in a text beside attributes", "Amount", "<Amount><value>1</value></Amount>", "value"],
  ["a number in words", "Amount", "<Amount>one</Amount>", "value"],
  ["a number with an exponent and no digits", "Amount", "<Amount>1e</Amount>", "value"],
  ["an infinity spelt otherwise", "Amount", "<Amount>Infinity</Amount>", "value"],
  ["a positive sign before INF", "Amount", "<Amount>+INF</Amount>", "value"],
  ["a number with two points", "Amount", "<Amount>1.2.3</Amount>", "value"],
  ["a number that goes on", "Numbers", "<Numbers><number>1.5a</number></Numbers>", "number"],
  ["a point alone", "Amount", "<Amount>.</Amount>", "value"],
  ["a fraction for a whole number", "Numbers", "<Numbers><whole>1.0</whole></Numbers>", "whole"],
  ["a whole number below the range of its format", "Numbers", "<Numbers><byte>-1</byte></Numbers>", "byte"],
  ["a whole number above the range of its format", "Numbers", "<Numbers><byte>256</byte></Numbers>", "byte"],
  ["a whole number that JavaScript would round", "Numbers", "<Numbers><long>9007199254740993</long></Numbers>", "long"],
  ["a member of a group twice", "Period", "<Period><to/><from/><to/></Period>", "to"],
  ["a group that lacks a required member", "Period", `<Period><to>x</to></Period>`, "from"],
  ["a nil item that must not be null", "Order", `<order xmlns="urn:orders" id="1"><line ${nil}/></order>`, "lines.0"],
  ["a wrapped list twice", "Order", `<order xmlns="urn:orders" id="1"><tags/><tags/></order>`, "tags"],
  ["a key of a map twice", "Words", `<words xmlns="urn:words"><a/><a/></words>`, "a"],
  ["a key of a map of wrapped lists twice", "Boxes", "<Boxes><a><a>1</a></a><a><a>2</a></a></Boxes>", "a"],
  ["a nil value of a map that must not be null", "Words", `<words xmlns="urn:words"><a ${nil}/></words>`, "a"],
  ["an element in a member that no schema lists", "Open", "<Open><x><y/></x></Open>", "x"],
  ["a list without its element", "Grid", "<row/>", ""],
];

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
