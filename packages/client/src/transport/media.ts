import { encodeForm } from "../codec/form.ts";
import { decodeJson, encodeJson } from "../codec/json.ts";
import { mediaTypeOf } from "../codec/media-type.ts";
import { decodeText } from "../codec/text.ts";
import type { WireTable } from "../codec/wire-table.ts";
import { DecodeError } from "../errors.ts";

export type JsonMediaType = "application/json" | "text/json";
export type XmlMediaType = "application/xml" | "text/xml";
export type FormMediaType = "application/x-www-form-urlencoded";

/** The media types that this server's answers can have. */
export type AnswerMediaType = JsonMediaType | XmlMediaType;

/** The media types that a request's body can have. */
export type RequestMediaType = AnswerMediaType | FormMediaType;

export const answerMediaTypes: readonly AnswerMediaType[] = [
  "application/json",
  "text/json",
  "application/xml",
  "text/xml",
];
export const requestMediaTypes: readonly RequestMediaType[] = [
  ...answerMediaTypes,
  "application/x-www-form-urlencoded",
];

/**
 * The format to ask for where the caller does not say: the request's own, and JSON for a form. A wildcard would mean
 * JSON to this server even for an XML request (observed).
 */
export function acceptFor(mediaType: RequestMediaType): AnswerMediaType {
  return mediaType === "application/x-www-form-urlencoded" ? "application/json" : mediaType;
}

type XmlCodec = Pick<typeof import("../codec/xml.ts"), "encodeXml" | "decodeXml">;

let xml: XmlCodec | undefined;

/** The XML codec is loaded when it is first needed, so that users of JSON never do. */
async function loadXml(): Promise<XmlCodec> {
  xml = await import("../codec/xml.ts");
  return xml;
}

/** Writes a request's body; a promise only where the XML codec has to be loaded first. */
export function encodeBody(
  table: WireTable,
  schema: string,
  value: unknown,
  mediaType: RequestMediaType,
): string | Promise<string> {
  switch (mediaType) {
    case "application/json":
    case "text/json":
      return encodeJson(table, schema, value);
    case "application/x-www-form-urlencoded":
      return encodeForm(table, schema, value);
    case "application/xml":
    case "text/xml":
      return xml?.encodeXml(table, schema, value) ?? loadXml().then(({ encodeXml }) => encodeXml(table, schema, value));
  }
}

/** What this server says of its JSON (observed): known at a glance, it need not be taken apart for every answer. */
const usualJson = "application/json; charset=utf-8";
const utf8: TextDecoder = new TextDecoder("utf-8", { fatal: true });

/** Reads an answer's body by its own Content-Type, whatever was asked for; a promise as above. Throws DecodeError. */
export function decodeBody(table: WireTable, schema: string, body: Uint8Array, contentType: string): unknown {
  if (contentType === usualJson) return decodeJson(table, schema, usualText(body));
  switch (mediaTypeOf(contentType)) {
    case "application/json":
    case "text/json":
      return decodeJson(table, schema, decodeText(body, contentType));
    case "application/xml":
    case "text/xml": {
      const text = decodeText(body, contentType);
      if (xml === undefined) return loadXml().then(({ decodeXml }) => decodeXml(table, schema, text));
      return xml.decodeXml(table, schema, text);
    }
    default: {
      const found = contentType === "" ? "there is none" : `it is "${contentType}"`;
      throw new DecodeError(`the Content-Type should be JSON or XML, but ${found}`, []);
    }
  }
}

function usualText(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch {
    // Another encoding, told by its byte order mark, or an error that says what is wrong.
    return decodeText(body, usualJson);
  }
}
