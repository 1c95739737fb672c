import { isDeepStrictEqual } from "node:util";
import { createTable } from "../../src/generate/index.ts";
import { decode, encode } from "../../src/index.ts";
import type { Table } from "../../src/table.ts";

interface Shape {
  /** What a reader looks for. */
  readonly what: string;
  readonly schema: object;
  readonly value: unknown;
  /** The schemas that it refers to. */
  readonly others?: Readonly<Record<string, object>>;
}

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object, further: object = {}) => ({ type: "object", properties, ...further });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kind = { type: "string", xml: { attribute: true } };

const shapes: readonly Shape[] = [
  {
    what: "members",
    schema: object({ name: text, age: whole, ok: { type: "boolean" } }),
    value: { name: "a", age: 1, ok: true },
  },
  { what: "renamed member", schema: object({ name: { ...text, xml: { name: "Name" } } }), value: { name: "a" } },
  { what: "attribute", schema: object({ id: { ...whole, xml: { attribute: true } } }), value: { id: 1 } },
  {
    what: "text beside attributes",
    schema: object({ id: { ...whole, xml: { attribute: true } }, value: { ...text, xml: { nodeType: "text" } } }),
    value: { id: 1, value: "a" },
  },
  { what: "namespace", schema: object({ a: text }, { xml: { namespace: "urn:x" } }), value: { a: "b" } },
  { what: "prefix", schema: object({ a: text }, { xml: { namespace: "urn:x", prefix: "x" } }), value: { a: "b" } },
  { what: "null", schema: object({ a: { type: ["string", "null"] } }), value: { a: null } },
  { what: "object in an object", schema: object({ a: object({ b: text }) }), value: { a: { b: "c" } } },
  { what: "list", schema: object({ a: { type: "array", items: whole } }), value: { a: [1, 2] } },
  {
    what: "wrapped list",
    schema: object({ a: { type: "array", items: { ...whole, xml: { name: "i" } }, xml: { wrapped: true } } }),
    value: { a: [1, 2] },
  },
  {
    what: "list of objects",
    schema: object({ a: { type: "array", items: object({ b: text }) } }),
    value: { a: [{ b: "c" }] },
  },
  {
    what: "list of lists",
    schema: object({ a: { type: "array", items: { type: "array", items: whole, xml: { wrapped: true } } } }),
    value: { a: [[1], [2]] },
  },
  {
    what: "list of lists, not wrapped",
    schema: object({ a: { type: "array", items: { type: "array", items: whole } } }),
    value: { a: [[1]] },
  },
  {
    what: "list at the root",
    schema: { type: "array", items: { ...whole, xml: { name: "i" } }, xml: { wrapped: true } },
    value: [1, 2],
  },
  { what: "list at the root, not wrapped", schema: { type: "array", items: whole }, value: [1] },
  { what: "map", schema: { type: "object", additionalProperties: whole }, value: { a: 1, b: 2 } },
  {
    what: "map of lists",
    schema: { type: "object", additionalProperties: { type: "array", items: whole } },
    value: { a: [1, 2] },
  },
  { what: "object of which nothing is said", schema: { type: "object" }, value: { a: "b" } },
  { what: "open object", schema: object({ a: text }, { additionalProperties: true }), value: { a: "b", c: "d" } },
  { what: "any JSON in an open object", schema: object({}, { additionalProperties: true }), value: { c: { d: [1] } } },
  { what: "key that is not an XML name", schema: { type: "object", additionalProperties: whole }, value: { "a b": 1 } },
  { what: "several types", schema: object({ a: { type: ["string", "integer"] } }), value: { a: 1 } },
  {
    what: "union by kind",
    schema: object({ a: { anyOf: [text, { type: "array", items: text }] } }),
    value: { a: ["b"] },
  },
  {
    what: "union by what fits",
    schema: { anyOf: [object({ a: text }, { required: ["a"] }), object({ b: whole }, { required: ["b"] })] },
    value: { b: 1 },
  },
  {
    what: "union by a `const`",
    schema: {
      oneOf: [
        object({ kind: { const: "cat" }, purrs: { type: "boolean" } }, { required: ["kind"] }),
        object({ kind: { const: "dog" } }, { required: ["kind"] }),
      ],
    },
    value: { kind: "cat", purrs: true },
  },
  {
    what: "union by discriminator",
    schema: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
    others: { Cat: object({ kind, purrs: { type: "boolean" } }), Dog: object({ kind, barks: { type: "boolean" } }) },
    value: { kind: "Cat", purrs: true },
  },
  { what: "recursion", schema: object({ a: text, inner: ref("Shape") }), value: { a: "b", inner: { a: "c" } } },
  { what: "NaN and infinities", schema: object({ a: { type: "number" } }), value: { a: Number.POSITIVE_INFINITY } },
  { what: "control character", schema: object({ a: text }), value: { a: "\u0001" } },
];

const forms = ["application/json", "application/xml", "application/x-www-form-urlencoded"];

/** A row for each shape: what the codec writes in each form and reads back, or why it does not. */
export function carriedTable(): string {
  const rows = shapes.map((shape) => {
    const table = tableOf(shape);
    const cells = forms.map((form) => carried(table, shape.value, form));
    return `| ${[shape.what, code(flow(shape.schema)), ...cells].join(" | ")} |\n`;
  });
  return `| | schema | JSON | XML | form |\n|---|---|---|---|---|\n${rows.join("")}`;
}

function tableOf({ schema, others = {} }: Shape): Table<Record<string, unknown>> {
  const content = { "application/json": { schema: ref("Shape") } };
  return createTable({
    openapi: "3.1.0",
    paths: { "/": { post: { requestBody: { content }, responses: {} } } },
    components: { schemas: { Shape: schema, ...others } },
  }) as Table<Record<string, unknown>>;
}

function carried(table: Table<Record<string, unknown>>, value: unknown, form: string): string {
  try {
    const written = encode(table, "Shape", value, form);
    const read = decode(table, "Shape", written, form);
    if (!isDeepStrictEqual(read, value)) throw new Error(`${written} comes back as ${JSON.stringify(read)}`);
    return code(written);
  } catch (error) {
    return `no: ${(error as Error).message.replace(/^(?:Invalid )?Shape /, "")}`;
  }
}

const code = (written: string): string => `\`${written.replaceAll("|", "\\|")}\``;

/** A schema as YAML on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value === "null" ? '"null"' : value);
  const entries = Object.entries(value).map(([key, own]) => `${key}: ${key === "$ref" ? `"${own}"` : flow(own)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
