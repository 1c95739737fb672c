import { bed, type Schema, type Version } from "./case.ts";

/** What no table can carry: refused with its place, so that nobody sends half of it. */
export interface RefusedDocument {
  /** Ends the sentence "A document is refused …". */
  readonly because: string;
  readonly openapi: Version;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly paths?: object;
  /** The JSON pointer that is told. */
  readonly pointer: string;
  readonly reason: RegExp;
}

/** An operation that sends this schema as XML. */
const sending = (schema: Schema): object => ({
  "/beds": {
    post: {
      operationId: "addBed",
      requestBody: { content: { "application/xml": { schema } } },
      responses: { "204": { description: "Done" } },
    },
  },
});
const sentSchema = "#/paths/~1beds/post/requestBody/content/application~1xml/schema";
const sendingBed = sending({ $ref: "#/components/schemas/Bed" });

/** Schemas in which something stands that is not what its keyword takes. */
const misshapen: readonly (readonly [keyword: string, schema: Schema, reason: RegExp])[] = [
  ["xml", { type: "object", xml: "bed" }, /xml is an object/],
  ["properties", { type: "object", properties: ["plant"] }, /properties is an object/],
  ["required", { type: "object", required: "plant", properties: { plant: { type: "string" } } }, /required is a list/],
  ["enum", { enum: "rose" }, /enum is a list/],
  ["minLength", { type: "string", minLength: "5" }, /minLength is a whole number/],
  ["oneOf", { oneOf: [] }, /no branches/],
];

export const refusedDocuments: readonly RefusedDocument[] = [
  {
    because: "for items in an order of their own, since a table has one type for all items of a list",
    openapi: "3.2.0",
    schemas: {
      Bed: {
        type: "array",
        xml: { nodeType: "element", name: "bed" },
        prefixItems: [
          { type: "string", xml: { name: "plant" } },
          { type: "number", xml: { name: "width" } },
        ],
      },
    },
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/prefixItems",
    reason: /prefixItems/,
  },
  {
    because: "for a prefix that no schema gives a namespace (D4)",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: "string", xml: { prefix: "b" } } }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/plant",
    reason: /prefix/,
  },
  {
    because: "for a member that is a text or a number, which XML does not tell apart (D20)",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: ["string", "integer"] } }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/plant",
    reason: /XML/,
  },
  {
    because: "for a list at the root that nothing wraps (D20)",
    openapi: "3.1.2",
    schemas: { Bed: { type: "array", items: { type: "string" } } },
    paths: sendingBed,
    pointer: "#/components/schemas/Bed",
    reason: /wrap/,
  },
  {
    because: "for a root that stands in an operation and has no name (D20)",
    openapi: "3.1.2",
    schemas: {},
    paths: sending({ type: "object", properties: { plant: { type: "string" } } }),
    pointer: sentSchema,
    reason: /name/,
  },
  {
    because: "for a name that is not a name of XML",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: "string", xml: { name: "#text" } } }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/plant",
    reason: /name/,
  },
  {
    because: "for nodeType beside attribute, which may contradict each other (D20)",
    openapi: "3.2.0",
    schemas: bed({ row: { type: "integer", xml: { nodeType: "element", attribute: true } } }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/row/xml",
    reason: /nodeType/,
  },
  {
    because: "for an attribute that would declare a namespace",
    openapi: "3.1.2",
    schemas: bed({ xmlns: { type: "string", xml: { attribute: true } } }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/xmlns",
    reason: /declares a namespace/,
  },
  {
    because: "for another prefix of the namespace of XML itself",
    openapi: "3.1.2",
    schemas: bed({
      lang: {
        type: "string",
        xml: { attribute: true, prefix: "x", namespace: "http://www.w3.org/XML/1998/namespace" },
      },
    }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/lang",
    reason: /prefix of the namespace of XML/,
  },
  {
    because: "for a member in the namespace of declarations",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: "string", xml: { namespace: "http://www.w3.org/2000/xmlns/" } } }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/plant",
    reason: /namespace of declarations/,
  },
  {
    because: "for a map without an element, whose keys would be lost",
    openapi: "3.2.0",
    schemas: bed({
      plants: { type: "object", additionalProperties: { type: "integer" }, xml: { nodeType: "none" } },
    }),
    paths: sendingBed,
    pointer: "#/components/schemas/Bed/properties/plants",
    reason: /members that are not listed/,
  },
  ...misshapen.map(([keyword, schema, reason]) => ({
    because: `where ${keyword} is of another shape`,
    openapi: "3.1.2" as const,
    schemas: { Bed: schema },
    paths: sendingBed,
    pointer: `#/components/schemas/Bed${keyword === "oneOf" ? "" : `/${keyword}`}`,
    reason,
  })),
];
