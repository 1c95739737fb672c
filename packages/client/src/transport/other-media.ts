import { encodeForm } from "../codec/form.ts";
import { decodeJson } from "../codec/json.ts";
import { mediaTypeOf } from "../codec/media-type.ts";
import { decodeText } from "../codec/text.ts";
import type { WireTable } from "../codec/wire-table.ts";
import { decodeXml, encodeXml } from "../codec/xml.ts";

/** Writes a body in XML or as a form. */
export function encodeOther(table: WireTable, schema: string, value: unknown, mediaType: string): string {
  return (mediaType.endsWith("xml") ? encodeXml : encodeForm)(table, schema, value);
}

/** Reads a body in XML, or JSON that is not in UTF-8. Throws DecodeError. */
export function decodeOther(table: WireTable, schema: string, body: Uint8Array, contentType: string): unknown {
  const text = decodeText(body, contentType);
  return (mediaTypeOf(contentType).endsWith("xml") ? decodeXml : decodeJson)(table, schema, text);
}
