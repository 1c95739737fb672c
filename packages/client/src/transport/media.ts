import { encodeForm } from "../codec/form.ts";
import { decodeJson, encodeJson } from "../codec/json.ts";
import { DecodeError } from "../errors.ts";
import type { Call } from "./call.ts";

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

/** Loads what JSON in UTF-8 and forms never need. */
export type LoadOtherMedia = () => Promise<{
  readonly decodeText: (body: Uint8Array, contentType: string) => string;
  readonly decodeXml: typeof decodeJson;
  readonly encodeXml: typeof encodeJson;
}>;

/** The part of a call that bodies are written and read with. */
type MediaContext = Pick<Call, "table" | "loadOtherMedia">;

/** Writes a request's body; a promise where the codec may have to be loaded first. */
export function encodeBody(
  { table, loadOtherMedia }: MediaContext,
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
      return loadOtherMedia().then(({ encodeXml }) => encodeXml(table, schema, value));
  }
}

const utf8: TextDecoder = new TextDecoder("utf-8", { fatal: true });

/** Reads an answer's body by its own Content-Type, whatever was asked for. Throws DecodeError. */
export async function decodeBody(
  { table, loadOtherMedia }: MediaContext,
  schema: string,
  body: Uint8Array,
  contentType: string,
): Promise<unknown> {
  const utf8Json = /^(application|text)\/json(; *charset=utf-8)?$/i.test(contentType) ? utf8Text(body) : undefined;
  if (utf8Json !== undefined) return decodeJson(table, schema, utf8Json);
  const [, format] = /^\s*(?:application|text)\/(json|xml)\s*(?:;|$)/i.exec(contentType) ?? [];
  if (format === undefined) {
    const found = contentType === "" ? "there is none" : `it is "${contentType}"`;
    throw new DecodeError(`the Content-Type should be JSON or XML, but ${found}`, { issues: [] });
  }
  const { decodeText, decodeXml } = await loadOtherMedia().catch(refuseUnread);
  const text = decodeText(body, contentType);
  return /json/i.test(format) ? decodeJson(table, schema, text) : decodeXml(table, schema, text);
}

/** The server has answered, so this must not hide a refusal, or pass for a request that was never sent. */
function refuseUnread(cause: unknown): never {
  throw new DecodeError("the code that reads its Content-Type could not be loaded", { issues: [], cause });
}

/** Undefined for bytes that are not UTF-8: another encoding, told by its byte order mark, or broken ones. */
function utf8Text(body: Uint8Array): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}
