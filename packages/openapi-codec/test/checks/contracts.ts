import assert from "node:assert/strict";
import { type Check, type Codec, json, refusal, schemaInstance, writeRefusal, xml } from "../check.ts";

const one = "http://schemas.datacontract.org/2004/07/One";
const two = "http://schemas.datacontract.org/2004/07/Two";
const arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

const root = (name: string, namespace: string, content: string, type = "", declarations = "") =>
  `<${name}${type} xmlns:i="${schemaInstance}" xmlns="${namespace}"${declarations}>${content}</${name}>`;

/** Values and the XML that DataContractSerializer makes of them. */
const written: readonly (readonly [name: string, schema: string, value: unknown, text: string])[] = [
  [
    "a base class without a type",
    "Vehicle",
    { kind: "vehicle", wheels: 3 },
    root("Vehicle", one, "<wheels>3</wheels>"),
  ],
  [
    "a derived class by its type, members of the base first",
    "Vehicle",
    { kind: "car", maker: null, wheels: 4, Airbags: true, doors: 5 },
    root(
      "Vehicle",
      one,
      `<maker i:nil="true" /><wheels>4</wheels><Airbags>true</Airbags><doors>5</doors>`,
      ` i:type="Car"`,
    ),
  ],
  [
    "a derived class of another namespace",
    "Vehicle",
    { kind: "van", wheels: 4, load: 1e-7 },
    root("Vehicle", one, "<wheels>4</wheels><a:load>0.0000001</a:load>", ` i:type="a:Van" xmlns:a="${two}"`),
  ],
  [
    "a choice of types",
    "Payment",
    { by: "Cash", given: 1.5 },
    root("Payment", one, "<a:given>1.5</a:given>", ` i:type="a:Cash" xmlns:a="${two}"`),
  ],
  [
    "contracts and lists of another namespace with a prefix declared around them",
    "Garage",
    {
      card: { number: "7" },
      grades: { a: 1, "b c": 2 },
      names: ["a", null],
      payment: { by: "Cash" },
      vehicles: [
        { kind: "van", wheels: 4, load: 2 },
        { kind: "vehicle", wheels: 1 },
        { kind: "car", wheels: 2 },
      ],
    },
    root(
      "Garage",
      two,
      `<card xmlns:a="${one}"><a:number>7</a:number></card><grades xmlns:a="${arrays}">` +
        "<a:KeyValueOfstringint><a:Key>a</a:Key><a:Value>1</a:Value></a:KeyValueOfstringint>" +
        "<a:KeyValueOfstringint><a:Key>b c</a:Key><a:Value>2</a:Value></a:KeyValueOfstringint></grades>" +
        `<names xmlns:a="${arrays}"><a:string>a</a:string><a:string i:nil="true" /></names><payment i:type="Cash" />` +
        `<vehicles xmlns:a="${one}"><a:Vehicle i:type="Van"><a:wheels>4</a:wheels><load>2</load></a:Vehicle>` +
        `<a:Vehicle><a:wheels>1</a:wheels></a:Vehicle><a:Vehicle i:type="a:Car"><a:wheels>2</a:wheels></a:Vehicle></vehicles>`,
    ),
  ],
  [
    "members without an order first, by name, then by order; encoded names, a char and a long",
    "Order",
    {
      Z: "Z",
      big: -9223372036854775808n,
      "cost[net]": 1,
      letter: "x",
      price: 1e21,
      z: "z",
      a: "a",
      b: "b",
    },
    root(
      "Order",
      one,
      "<Z>Z</Z><big>-9223372036854775808</big><cost_x005B_net_x005D_>1</cost_x005B_net_x005D_><letter>120</letter>" +
        "<price>1000000000000000000000</price><z>z</z><a>a</a><b>b</b>",
    ),
  ],
  [
    "a choice of types at a root without a namespace",
    "Bare",
    { by: "Card", number: "1" },
    `<Bare i:type="a:Card" xmlns:a="${one}" xmlns:i="${schemaInstance}"><a:number>1</a:number></Bare>`,
  ],
  [
    "a type without a namespace in an element that has one",
    "Choice",
    { by: "Nowhere", x: 1 },
    `<a:Choice i:type="Nowhere" xmlns:a="${one}" xmlns:i="${schemaInstance}"><x>1</x></a:Choice>`,
  ],
  [
    "lists of lists of numbers",
    "Matrix",
    [[1, 2], []],
    root("Matrix", arrays, "<ArrayOfint><int>1</int><int>2</int></ArrayOfint><ArrayOfint />"),
  ],
  [
    "a dictionary at the root, its keys as texts",
    "Grades",
    { a: 1, "b c": null, "": 3 },
    root(
      "Grades",
      one,
      "<a:KeyValueOfstringint><a:Key>a</a:Key><a:Value>1</a:Value></a:KeyValueOfstringint>" +
        `<a:KeyValueOfstringint><a:Key>b c</a:Key><a:Value i:nil="true" /></a:KeyValueOfstringint>` +
        "<a:KeyValueOfstringint><a:Key></a:Key><a:Value>3</a:Value></a:KeyValueOfstringint>",
      "",
      ` xmlns:a="${arrays}"`,
    ),
  ],
];

const zRef = ` z:Ref="1" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"`;

const refused: readonly (readonly [name: string, schema: string, text: string])[] = [
  ["an unknown type", "Vehicle", root("Vehicle", one, "<wheels>1</wheels>", ` i:type="Boat"`)],
  ["a type in another namespace", "Vehicle", root("Vehicle", one, "<wheels>1</wheels>", ` i:type="Van"`)],
  [
    "a type with a prefix that nobody declared",
    "Vehicle",
    root("Vehicle", one, "<wheels>1</wheels>", ` i:type="b:Car"`),
  ],
  ["a missing type where none is the base", "Payment", root("Payment", one, "")],
  ["members of a derived class in the namespace of the element", "Vehicle", root("Vehicle", one, "", ` i:type="Car"`)],
  ["a reference to another object", "Vehicle", root("Vehicle", one, "<wheels>1</wheels>", zRef)],
  ["a reference in place of a dictionary", "Garage", root("Garage", two, `<grades${zRef} />`)],
  ["a reference in place of a list", "Garage", root("Garage", two, `<names${zRef} />`)],
  ["a reference in place of a text", "Order", root("Order", one, `<letter${zRef}>65</letter>`)],
  ["an entry of a dictionary without its key", "Grades", root("Grades", one, entry("<Value>1</Value>"))],
  [
    "an entry of a dictionary without its value",
    "Garage",
    root("Garage", two, `<grades>${entry("<Key>a</Key>")}</grades>`),
  ],
  [
    "a key of a dictionary twice",
    "Grades",
    root("Grades", one, entry("<Key>a</Key><Value>1</Value>") + entry("<Key>a</Key><Value>2</Value>")),
  ],
  ["a char that is not a number", "Order", root("Order", one, "<letter>x</letter>")],
  ["a char beyond a UTF-16 unit", "Order", root("Order", one, "<letter>65536</letter>")],
  ["a negative char", "Order", root("Order", one, "<letter>-1</letter>")],
  ["a long beyond its range", "Order", root("Order", one, "<big>9223372036854775808</big>")],
  ["a long with a fraction", "Order", root("Order", one, "<big>1.0</big>")],
];

function entry(content: string): string {
  return `<KeyValueOfstringint xmlns="${arrays}">${content}</KeyValueOfstringint>`;
}

export const contracts: readonly Check[] = [
  ...written.map(([name, schema, value, text]) => ({
    name: `writes ${name}, and reads it back`,
    run: (codec: Codec) => {
      assert.equal(codec.contracts.encode(schema, value, xml), text);
      const unordered: unknown[] = [];
      const onUnordered = (issue: unknown) => unordered.push(issue);
      const options = { unknownMembers: "refuse", onUnordered } as const;
      assert.deepEqual(codec.contracts.decode(schema, text, xml, options), value);
      assert.deepEqual(unordered, []);
    },
  })),
  ...refused.map(([name, schema, text]) => ({
    name: `refuses ${name}`,
    run: (codec: Codec) => {
      refusal(codec, () => codec.contracts.decode(schema, text, xml));
    },
  })),
  {
    name: "reads a type by its namespace, whatever the prefix, and with white space around it",
    run: ({ contracts }) => {
      for (const type of [` i:type=" p:Car " xmlns:p="${one}"`, ` q:type="Car" xmlns:q="${schemaInstance}"`]) {
        const text = root("Vehicle", one, "<wheels>1</wheels><doors>2</doors>", type);
        assert.deepEqual(contracts.decode("Vehicle", text, xml), { kind: "car", wheels: 1, doors: 2 });
      }
    },
  },
  {
    name: "writes a branch alone with its discriminator or without, and reads it without",
    run: ({ contracts }) => {
      const text = root("Card", one, "<number>1</number>");
      assert.equal(contracts.encode("Card", { number: "1" }, xml), text);
      assert.equal(contracts.encode("Card", { by: "Card", number: "1" }, xml), text);
      assert.deepEqual(contracts.decode("Card", text, xml), { number: "1" });
    },
  },
  {
    name: "tells of members that stand after their place, by the order of the contract",
    run: ({ contracts }) => {
      const paths: string[] = [];
      const onUnordered = ({ path }: { readonly path: readonly unknown[] }) => paths.push(path.join("."));
      const text = root("Order", one, "<a>1</a><z>2</z><b>3</b><Z>4</Z>");
      assert.deepEqual(contracts.decode("Order", text, xml, { onUnordered }), { a: "1", z: "2", b: "3", Z: "4" });
      assert.deepEqual(paths, ["z", "Z"]);
    },
  },
  {
    name: "keeps a long as a bigint in XML, and refuses a number in its place",
    run: (codec) => {
      const text = root("Order", one, "<big>+009223372036854775807</big>");
      assert.deepEqual(codec.contracts.decode("Order", text, xml), { big: 9223372036854775807n });
      assert.deepEqual(codec.contracts.decode("Order", text.replace("+00", ""), xml), { big: 9223372036854775807n });
      assert.deepEqual(codec.contracts.decode("Order", text.replace(/\+\d+/, "-5"), xml), { big: -5n });
      assert.deepEqual(
        codec.contracts.decode("Order", text.replace("+00", "").replace(/9\d+/, "9007199254740993"), xml),
        {
          big: 9007199254740993n,
        },
      );
      for (const big of [1, "1", 9223372036854775808n, -9223372036854775809n]) {
        writeRefusal(codec, () => codec.contracts.encode("Order", { big }, xml));
      }
    },
  },
  {
    name: "keeps a long as a bigint in JSON, to its last digit",
    run: (codec) => {
      for (const big of [0n, -5n, 9223372036854775807n, -9223372036854775808n, 9007199254740993n]) {
        const text = `{"Z":"\\"1","big":${big},"price":1.5}`;
        const value = { Z: '"1', big, price: 1.5 };
        assert.equal(codec.contracts.encode("Order", value, json), text);
        assert.deepEqual(codec.contracts.decode("Order", text, json), value);
      }
      for (const big of ["9223372036854775808", "1.5", "1e30", `"5"`, "null"]) {
        refusal(codec, () => codec.contracts.decode("Order", `{"big":${big}}`, json));
      }
    },
  },
  {
    name: "writes a char as the number of its UTF-16 unit, half of a surrogate pair too, and no other text",
    run: (codec) => {
      for (const letter of ["", "ab", "😀"])
        writeRefusal(codec, () => codec.contracts.encode("Order", { letter }, xml));
      for (const letter of ["\0", "<", "\uFFFF"]) {
        const text = codec.contracts.encode("Order", { letter }, xml);
        assert.match(text, new RegExp(`<letter>${letter.charCodeAt(0)}</letter>`));
        assert.deepEqual(codec.contracts.decode("Order", text, xml), { letter });
      }
    },
  },
  {
    name: "has in JSON the members that it has in XML, and the discriminator among them",
    run: ({ contracts }) => {
      const value = { kind: "van", wheels: 4, load: 2 };
      const text = contracts.encode("Vehicle", value, json);
      assert.equal(text, JSON.stringify(value));
      assert.deepEqual(contracts.decode("Vehicle", text, json), value);
    },
  },
];
