import { type DecodeOptions, decode, type EncodeOptions, encode, type SchemaName } from "../../src/codec.ts";

/** What is under test: the client's codec, or one that is broken on purpose to prove that the machine sees it. */
export interface Subject {
  /** Throws a DecodeError for what it refuses. */
  decode(schemaName: string, body: string | Uint8Array, options?: DecodeOptions): unknown;
  /** Throws an EncodeError for what it cannot write. */
  encode(schemaName: string, value: unknown, options?: EncodeOptions): string;
}

export const codec: Subject = {
  decode: (schemaName, body, options) => decode(schemaName as SchemaName, body, "application/xml", options),
  encode: (schemaName, value, options) => encode(schemaName as SchemaName, value as never, "application/xml", options),
};
