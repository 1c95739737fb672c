import assert from "node:assert/strict";
import type * as codecModule from "../../src/codec.ts";

/** The codec that a check is about: the real one, or a copy with a fault planted in it. */
export type Codec = typeof codecModule;

/** One thing that the codec does, as a sentence. Throws where it does not. */
export interface Check {
  readonly name: string;
  readonly run: (codec: Codec) => void;
}

export const namespace = "http://schemas.datacontract.org/2004/07/StarfishAPI.Controllers";
export const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
export const xml = "application/xml";
export const json = "application/json";
export const form = "application/x-www-form-urlencoded";

/** A document with a root that declares what the framework declares. */
export function document(root: string, content: string, attributes = ""): string {
  return `<${root} xmlns:i="${schemaInstance}" xmlns="${namespace}"${attributes}>${content}</${root}>`;
}

/** A document of `execJobAsyncResponse` whose `error` holds this content; everything else in it is in order. */
export function answer(content: string): string {
  return document("execJobAsyncResponse", `<error>${content}</error><runID>r</runID><started>true</started>`);
}

/** The text of `error` in a document. */
export function errorIn(codec: Codec, text: string, options?: codecModule.DecodeOptions): string | null {
  return codec.decode("execJobAsyncResponse", text, xml, options).error;
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
