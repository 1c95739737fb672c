import assert from "node:assert/strict";
import type { createTable } from "../src/generate/create-table.ts";
import type * as codecModule from "../src/index.ts";
import type { Table } from "../src/table.ts";
import type { Jobs } from "./documents/jobs.ts";
import { loadDocument } from "./documents/load-document.ts";

/** The codec with a table in its hand. */
interface Coder<Schemas> {
  encode<Name extends keyof Schemas & string>(
    schema: Name,
    value: Schemas[Name],
    mediaType: string,
    options?: codecModule.EncodeOptions,
  ): string;
  decode<Name extends keyof Schemas & string>(
    schema: Name,
    body: string | Uint8Array,
    mediaType: string,
    options?: codecModule.DecodeOptions,
  ): Schemas[Name];
}

/** The codec that a check is about: the real one, or a copy with a fault planted in it. */
export interface Codec
  extends Coder<Jobs>,
    Pick<typeof codecModule, "DecodeError" | "EncodeError" | "InvalidOptionError"> {
  encodeBody(operationId: string, value: unknown, mediaType: string): string;
  decodeBody(operationId: string, status: number, body: string | Uint8Array, mediaType: string): unknown;
  /** With the table of `plain.yaml`: XML as OpenAPI says it. */
  readonly plain: Coder<Readonly<Record<string, unknown>>>;
  /** With the table of `contracts.yaml`: what else DataContract has. */
  readonly contracts: Coder<Readonly<Record<string, unknown>>>;
  readonly createTable: typeof createTable;
  readonly module: typeof codecModule;
}

/** Makes the tables of the documents with the generator that belongs to a codec. */
export function codecWith(module: typeof codecModule, makeTable: typeof createTable): Codec {
  const jobs = makeTable(loadDocument("jobs")) as Table<unknown> as Table<Jobs>;
  return {
    ...coderWith(module, jobs),
    encodeBody: (operationId, value, mediaType) => module.encodeBody(jobs, operationId, value, mediaType),
    decodeBody: (operationId, status, body, mediaType) =>
      module.decodeBody(jobs, operationId, status, body, mediaType, { unknownMembers: "refuse" }),
    plain: coderWith(module, makeTable(loadDocument("plain"))),
    contracts: coderWith(module, makeTable(loadDocument("contracts"), { bigint: true })),
    createTable: makeTable,
    module,
    DecodeError: module.DecodeError,
    EncodeError: module.EncodeError,
    InvalidOptionError: module.InvalidOptionError,
  };
}

function coderWith<Schemas>(module: typeof codecModule, table: Table<Schemas>): Coder<Schemas> {
  return {
    encode: (schema, value, mediaType, options) => module.encode(table, schema, value, mediaType, options),
    decode: (schema, body, mediaType, options) => module.decode(table, schema, body, mediaType, options),
  };
}

/** One thing that the codec does, as a sentence. Throws where it does not. */
export interface Check {
  readonly name: string;
  readonly run: (codec: Codec) => void;
}

export const namespace = "http://schemas.datacontract.org/2004/07/Jobs";
export const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
export const xml = "application/xml";
export const json = "application/json";
export const form = "application/x-www-form-urlencoded";

/** A document with a root that declares what the framework declares. */
export function document(root: string, content: string, attributes = ""): string {
  return `<${root} xmlns:i="${schemaInstance}" xmlns="${namespace}"${attributes}>${content}</${root}>`;
}

/** A document of `StartResponse` whose `error` holds this content; everything else in it is in order. */
export function answer(content: string): string {
  return document("StartResponse", `<error>${content}</error><runID>r</runID><started>true</started>`);
}

/** The text of `error` in a document. */
export function errorIn(codec: Codec, text: string, options?: codecModule.DecodeOptions): string | null {
  return codec.decode("StartResponse", text, xml, options).error;
}

/** The issues of the `DecodeError` that a reading must end with. */
export function refusal(codec: Codec, read: () => unknown): readonly codecModule.Issue[] {
  return issuesOf(read, codec.DecodeError);
}

/** The issues of the `EncodeError` that a writing must end with. */
export function writeRefusal(codec: Codec, write: () => unknown): readonly codecModule.Issue[] {
  return issuesOf(write, codec.EncodeError);
}

function issuesOf(
  run: () => unknown,
  errorClass: Codec["DecodeError"] | Codec["EncodeError"],
): readonly codecModule.Issue[] {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    if (!(error instanceof errorClass)) throw error;
    assert.notEqual(error.issues.length, 0, "an error without an issue");
    return error.issues;
  }
  assert.fail(`no ${errorClass.name}, but ${JSON.stringify(result)}`);
}
