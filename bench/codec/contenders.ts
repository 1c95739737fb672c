import { parseXML, stringifyXML } from "@azure/core-xml";
import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { decode, encode } from "../../packages/openapi-codec/src/codec.ts";
import type { Table } from "../../packages/openapi-codec/src/table.ts";
import { saxesReader } from "./saxes-reader.ts";
import type { Shape } from "./shapes.ts";

/** One way to read and write the shapes. */
export interface Contender {
  readonly name: string;
  /** What to know when its numbers are compared. */
  readonly note: string;
  /** Whether it gives the typed value of the description, and not a tree of texts. */
  readonly isTyped: boolean;
  /** Makes what reads a document of the shape: once, so that only the reading is measured. */
  readonly decoder: (shape: Shape, xml: string) => () => unknown;
  /** Makes what writes the shape; missing where the library cannot. */
  readonly encoder?: (shape: Shape, xml: string) => () => string;
}

export const json: Contender = {
  name: "JSON",
  note: "`JSON.parse` and `JSON.stringify` of the equal value: what everything else is compared with",
  isTyped: true,
  decoder: ({ value }) => {
    const text = JSON.stringify(value);
    return () => JSON.parse(text);
  },
  encoder:
    ({ value }) =>
    () =>
      JSON.stringify(value),
};

export const codec: Contender = {
  name: "openapi-codec",
  note: "checks well-formedness, namespaces and types",
  isTyped: true,
  decoder: ({ table, schema }, xml) => {
    return () => decode(table as Table<Record<string, unknown>>, schema, xml, "application/xml");
  },
  encoder: ({ table, schema, value }) => {
    return () => encode(table as Table<Record<string, unknown>>, schema, value, "application/xml");
  },
};

export const saxes: Contender = {
  name: "saxes",
  note: "strict, with namespaces, and a schema reader over its events; it cannot write",
  isTyped: true,
  decoder: (shape, xml) => saxesReader(shape, xml),
};

const parser = new XMLParser({ ignoreAttributes: false });
const builder = new XMLBuilder({ ignoreAttributes: false });

export const fastXmlParser: Contender = {
  name: "fast-xml-parser",
  note: "its own tree, without a schema: not strict, numbers guessed, no namespaces, a list of one item is not a list",
  isTyped: false,
  decoder: (_shape, xml) => () => parser.parse(xml),
  encoder: (_shape, xml) => {
    const tree: unknown = parser.parse(xml);
    return () => builder.build(tree);
  },
};

export const azure: Contender = {
  name: "@azure/core-xml",
  note: "what Azure's clients use: fast-xml-parser after its validator, giving a tree without a schema",
  isTyped: false,
  // All of the work is done before the promise is there.
  decoder: (_shape, xml) => () => parseXML(xml),
  encoder: (_shape, xml) => {
    const tree: unknown = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(xml);
    return () => stringifyXML(tree);
  },
};

/** In the order of the tables. */
export const contenders: readonly Contender[] = [json, codec, saxes, fastXmlParser, azure];
