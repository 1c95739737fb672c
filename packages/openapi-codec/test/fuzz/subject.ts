import { type DecodeOptions, decode, type EncodeOptions, encode } from "../../src/index.ts";
import type { Table } from "../../src/table.ts";

/** A schema of a document that was made up. */
export interface Target {
  readonly table: Table;
  readonly schema: string;
}

/** What is under test: the codec, or one that is broken on purpose to prove that the machine sees it. */
export interface Subject {
  /** Throws a DecodeError for what it refuses. */
  decode(target: Target, body: string | Uint8Array, mediaType: string, options?: DecodeOptions): unknown;
  /** Throws an EncodeError for what it cannot write. */
  encode(target: Target, value: unknown, mediaType: string, options?: EncodeOptions): string;
}

export const codec: Subject = {
  decode: ({ table, schema }, body, mediaType, options) => decode(table, schema, body, mediaType, options),
  encode: ({ table, schema }, value, mediaType, options) => encode(table, schema, value, mediaType, options),
};

export const XML = "application/xml";
export const JSON_TYPE = "application/json";
