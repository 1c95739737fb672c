import { decodeJson } from "../codec/json.ts";
import { decodeText } from "../codec/text.ts";
import type { WireMessages } from "../codec/wire-table.ts";
import { decodeXml } from "../codec/xml/decode.ts";
import { DecodeError } from "../errors.ts";

/** Reads a body by its own Content-Type, whatever was asked for. Throws DecodeError. */
export function decodeBody(messages: WireMessages, schema: string, body: Uint8Array, contentType: string): unknown {
  const [, format] = /^\s*(?:application|text)\/(json|xml)\s*(?:;|$)/i.exec(contentType) ?? [];
  if (format === undefined) {
    const found = contentType === "" ? "there is none" : `it is "${contentType}"`;
    throw new DecodeError(`the Content-Type should be JSON or XML, but ${found}`, { issues: [] });
  }
  const decode = /json/i.test(format) ? decodeJson : decodeXml;
  return decode(messages, schema, decodeText(body, contentType));
}

/** The first 500 characters of a body, for an error to show. */
export function bodyStartOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 2000)).slice(0, 500);
}
