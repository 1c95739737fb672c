import { readFileSync } from "node:fs";
import { encode } from "../../packages/openapi-codec/src/codec.ts";
import { createTable } from "../../packages/openapi-codec/src/generate/create-table.ts";
import type { Table } from "../../packages/openapi-codec/src/table.ts";

/** One value of one schema: what is written and read. */
export interface Shape {
  readonly name: string;
  /** What the targets tell apart: one object, or a list of many. */
  readonly kind: "single" | "list";
  /** Items of the list; 1 for a single object. */
  readonly count: number;
  readonly table: Table;
  readonly schema: string;
  readonly value: unknown;
}

export const canonicalXml = ({ table, schema, value }: Shape): string =>
  encode(table as Table<Record<string, unknown>>, schema, value, "application/xml");

const namespace = "urn:example:shop";
const string = { type: "string" };
const integer = { type: "integer" };
const number = { type: "number" };
const boolean = { type: "boolean" };
const attribute = { attribute: true };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object, xml: object = { wrapped: true }) => ({ type: "array", items, xml });
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const item = { xml: { name: "item" } };

const table = createTable({
  openapi: "3.1.0",
  info: { title: "Shapes", version: "1" },
  components: {
    schemas: {
      Flat: object(
        { id: integer, name: string, email: string, city: string, price: number, active: boolean, createdAt: string },
        { required: ["id", "name"], xml: { namespace } },
      ),
      Nested: object(
        { id: integer, customer: object({ name: string, address: object({ street: string, place: ref("Place") }) }) },
        { xml: { namespace } },
      ),
      Place: object({ city: string, country: object({ code: string, name: string }) }),
      Words: list({ ...string, ...item }, { namespace, wrapped: true }),
      Numbers: list({ ...number, ...item }, { namespace, wrapped: true }),
      Products: list(ref("Product"), { namespace, wrapped: true }),
      Product: object({ sku: string, name: string, price: number, stock: integer, active: boolean }),
      Attributes: object({ lines: list({ ...ref("Line") }, {}) }, { xml: { namespace } }),
      Line: object({ sku: { ...string, xml: attribute }, count: { ...integer, xml: attribute }, note: string }),
      Wrapped: object({ id: integer, tags: list({ ...string, xml: { name: "tag" } }) }, { xml: { namespace } }),
      Unwrapped: object({ id: integer, tag: list(string, {}) }, { xml: { namespace } }),
      Map: object({}, { additionalProperties: string, xml: { namespace } }),
      Tree: object({ name: string, child: ref("Tree") }, { xml: { namespace } }),
    },
  },
});

const words = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `a word or two, number ${index}`);

const products = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({
    sku: `SKU-${100_000 + index}`,
    name: `A product with a name, number ${index}`,
    price: index + 0.25,
    stock: index % 1000,
    active: index % 2 === 0,
  }));

const lines = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ sku: `SKU-${100_000 + index}`, count: index, note: "as agreed" }));

const nested = {
  id: 1234,
  customer: {
    name: "Ada Lovelace",
    address: {
      street: "12 St James's Square",
      place: { city: "London", country: { code: "GB", name: "United Kingdom" } },
    },
  },
};

const flat = {
  id: 1234,
  name: "Ada Lovelace",
  email: "ada.lovelace@example.com",
  city: "London",
  price: 12.5,
  active: true,
  createdAt: "2026-01-02T03:04:05.678Z",
};

const dictionary = (count: number): Record<string, string> =>
  Object.fromEntries(words(count).map((word, index) => [`key${index}`, word]));

const plain = (name: string, kind: Shape["kind"], schema: string, value: unknown, count = 1): Shape => {
  return { name, kind, count, table, schema, value };
};

/** The shapes of any API, in the plain dialect. */
const plainShapes: readonly Shape[] = [
  plain("flat", "single", "Flat", flat),
  plain("nested", "single", "Nested", nested),
  plain("texts x100", "list", "Words", words(100), 100),
  plain(
    "numbers x100",
    "list",
    "Numbers",
    products(100).map((_, index) => index * 1.5),
    100,
  ),
  plain("objects x100", "list", "Products", products(100), 100),
  plain("objects x10,000", "list", "Products", products(10_000), 10_000),
  plain("attributes x100", "list", "Attributes", { lines: lines(100) }, 100),
  plain("wrapped x100", "list", "Wrapped", { id: 1, tags: words(100) }, 100),
  plain("unwrapped x100", "list", "Unwrapped", { id: 1, tag: words(100) }, 100),
  plain("map x100", "list", "Map", dictionary(100), 100),
];

/** Four times as much of something in a document should take four times as long, or as JSON takes. */
export const growths: readonly { readonly what: string; readonly shape: (size: number) => Shape }[] = [
  { what: "items of a list", shape: (size) => plain("", "list", "Products", products(size * 100)) },
  {
    what: "length of a text",
    shape: (size) => plain("", "single", "Flat", { ...flat, name: "A & B ".repeat(size * 1000) }),
  },
  { what: "keys of a map", shape: (size) => plain("", "single", "Map", dictionary(size * 500)) },
  { what: "depth", shape: (size) => plain("", "single", "Tree", tree(size * 10)) },
];

function tree(depth: number): object {
  return depth === 1 ? { name: "the innermost" } : { name: `level ${depth}`, child: tree(depth - 1) };
}

type Description = Readonly<Record<string, unknown>> & {
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
};

const description: Description = JSON.parse(
  readFileSync(new URL("../../openapi/generated/starfish.v1.json", import.meta.url), "utf8"),
);

// The words for the dialects are put in until the description has them itself.
const starfish = createTable({
  ...description,
  "x-xml-dialect": "data-contract",
  components: {
    ...description.components,
    schemas: {
      ...description.components.schemas,
      Error: { ...description.components.schemas["Error"], "x-xml-dialect": "http-error" },
    },
  },
});

function example(schema: string, name: string): unknown {
  const found = description.components.examples[`${schema}-${name}-json`];
  if (found === undefined) throw new RangeError(`The description has no example ${name} of ${schema}`);
  return found.value;
}

const twoDigits = (value: number): string => String(Math.floor(value) % 60).padStart(2, "0");

/** That many rows of StarfishETL's results, made from the description's example by counting on. */
export function rows(count: number): Shape {
  const schema = "ArrayOfresultsResponse";
  const [first] = example(schema, "oneRow") as readonly object[];
  const value = Array.from({ length: count }, (_, index) => ({
    ...first,
    runID: `550e8400-e29b-41d4-a716-${String(index).padStart(12, "0")}`,
    startTime: `2026-01-02T03:${twoDigits(index / 60)}:${twoDigits(index)}.67`,
    runTime: `00:00:${twoDigits(index)}.5`,
    totalRows: index,
    inserts: index % 1000,
  }));
  const kind = count === 1 ? "single" : "list";
  return { name: `rows x${count.toLocaleString("en")}`, kind, count, table: starfish, schema, value };
}

function single(name: string, schema: string, exampleName: string): Shape {
  return { name, kind: "single", count: 1, table: starfish, schema, value: example(schema, exampleName) };
}

/** All shapes up to a number of items, the larger last, so that they do not weigh on the heap before. */
export function shapesUpTo(maxCount: number): Shape[] {
  const fromStarfish = [
    single("request", "execJobAsyncRequest", "everyMember"),
    single("response", "execJobAsyncResponse", "started"),
    ...[1, 100, 10_000, 100_000].filter((count) => count <= maxCount).map(rows),
  ];
  return [...fromStarfish, ...plainShapes]
    .filter(({ count }) => count <= maxCount)
    .sort((one, other) => one.count - other.count);
}
