import assert from "node:assert/strict";
import type * as codecModule from "../../src/codec.ts";

export type Codec = typeof codecModule;

/** One thing that the codec does, as a sentence. Throws where it does not. */
export interface Check {
  readonly name: string;
  readonly run: (codec: Codec) => void;
}

export const xml = "application/xml";
export const json = "application/json";
export const form = "application/x-www-form-urlencoded";

/** A reading must end with a `DecodeError` that says what is wrong. */
export function assertRefused(codec: Codec, read: () => unknown): void {
  assert.throws(read, (error) => error instanceof codec.DecodeError && error.issues.length > 0);
}
