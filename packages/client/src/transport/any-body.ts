import { decodeJson } from "../codec/json.ts";
import { decodeText } from "../codec/text.ts";
import { DecodeError } from "../errors.ts";
import type { Reading } from "./later.ts";

/** Reads a body by its own Content-Type, whatever was asked for. Throws DecodeError. */
export async function decodeBody(
  { allMessages, loadUnusualXml }: Reading,
  schema: string,
  body: Uint8Array,
  contentType: string,
): Promise<unknown> {
  const [, format] = /^\s*(?:application|text)\/(json|xml)\s*(?:;|$)/i.exec(contentType) ?? [];
  if (format === undefined) {
    const found = contentType === "" ? "there is none" : `it is "${contentType}"`;
    throw new DecodeError(`the Content-Type should be JSON or XML, but ${found}`, { issues: [] });
  }
  const text = decodeText(body, contentType);
  if (/json/i.test(format)) return decodeJson(allMessages, schema, text);
  const { decodeXml } = await loadUnusualXml().catch((cause: unknown) => {
    throw new DecodeError("the code that reads its XML could not be loaded", { issues: [], cause });
  });
  return decodeXml(allMessages, schema, text);
}

/** The first 500 characters of a body, for an error to show. */
export function bodyStartOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 2000)).slice(0, 500);
}
