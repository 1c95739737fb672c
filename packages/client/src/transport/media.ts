import { decodeJson, encodeJson } from "../codec/json.ts";
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

type OtherMedia = typeof import("./other-media.ts");

let other: OtherMedia | undefined;

/** All but JSON in UTF-8 is loaded when it is first needed, so that users of JSON never do. */
async function loadOther(): Promise<OtherMedia> {
  other = await import("./other-media.ts");
  return other;
}

/** Writes a request's body; a promise only where its codec has to be loaded first. */
export function encodeBody(
  table: WireTable,
  schema: string,
  value: unknown,
  mediaType: RequestMediaType,
): string | Promise<string> {
  if (mediaType.endsWith("json")) return encodeJson(table, schema, value);
  if (other !== undefined) return other.encodeOther(table, schema, value, mediaType);
  return loadOther().then(({ encodeOther }) => encodeOther(table, schema, value, mediaType));
}

/** The form of a message of texts, such as a login: it has to meet the same rules as its JSON, and no codec is loaded. */
export function encodeTexts(table: WireTable, schema: string, value: unknown): string {
  return new URLSearchParams(JSON.parse(encodeJson(table, schema, value))).toString();
}

const utf8: TextDecoder = new TextDecoder("utf-8", { fatal: true });

/** Reads an answer's body by its own Content-Type, whatever was asked for; a promise as above. Throws DecodeError. */
export function decodeBody(table: WireTable, schema: string, body: Uint8Array, contentType: string): unknown {
  const text = /^(application|text)\/json(; *charset=utf-8)?$/i.test(contentType) ? utf8Text(body) : undefined;
  if (text !== undefined) return decodeJson(table, schema, text);
  if (!/^\s*(application|text)\/(json|xml)\s*(;|$)/i.test(contentType)) {
    const found = contentType === "" ? "there is none" : `it is "${contentType}"`;
    throw new DecodeError(`the Content-Type should be JSON or XML, but ${found}`, []);
  }
  if (other !== undefined) return other.decodeOther(table, schema, body, contentType);
  return loadOther().then(({ decodeOther }) => decodeOther(table, schema, body, contentType), refuseUnread);
}

/** The server has answered, so this must not hide a refusal, or pass for a request that was never sent. */
function refuseUnread(cause: unknown): never {
  throw new DecodeError("the code that reads its Content-Type could not be loaded", [], { cause });
}

/** Undefined for bytes that are not UTF-8: another encoding, told by its byte order mark, or broken ones. */
function utf8Text(body: Uint8Array): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}
