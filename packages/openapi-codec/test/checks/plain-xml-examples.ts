import { schemaInstance } from "../check.ts";

const nil = `xsi:nil="true" xmlns:xsi="${schemaInstance}"`;

/** Values of schemas and the XML that they have, to the letter. */
export const written: readonly (readonly [name: string, schema: string, value: unknown, text: string])[] = [
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
    "an element without the text that may be missing and not be empty",
    "Caption",
    { language: "e" },
    '<Caption language="e" />',
  ],
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
export const read: readonly (readonly [name: string, schema: string, text: string, value: unknown])[] = [
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
  ["no text where it may not be empty", "Graded", '<Graded unit="m"/>', { unit: "m" }],
  ["a number with a point at either end", "Numbers", "<Numbers><number>+.5E1</number></Numbers>", { number: 5 }],
  ["a number that ends with a point", "Numbers", "<Numbers><decimal> 5. </decimal></Numbers>", { decimal: 5 }],
];

/** Documents that are not the schema's, and the path of what is wrong. */
export const refused: readonly (readonly [name: string, schema: string, text: string, path: string])[] = [
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
