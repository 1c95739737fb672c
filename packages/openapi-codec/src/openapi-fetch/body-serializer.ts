import { EncodeError } from "../errors.ts";
import { formOf, mediaTypeOf } from "../media-type.ts";
import { encodeText } from "../text.ts";

/**
 * For `createClient({ bodySerializer })`: hands NaN, infinities and bigints on to the codec where the Content-Type is XML
 * (in JSON they are an `EncodeError`), and writes a list in a form as one name several times, a null not at all. Bytes, and
 * texts in a media type that is none of JSON and XML, go out as they are. An `EncodeError` where bytes come without a
 * Content-Type, which openapi-fetch would call JSON.
 */
export function bodySerializer(body: unknown, headers?: Headers | Readonly<Record<string, string>>): BodyInit {
  if (body instanceof FormData) return body;
  const said = new Headers(headers as HeadersInit | undefined).get("Content-Type");
  const mediaType = mediaTypeOf(said ?? "application/json");
  const form = formOf(mediaType);
  if (isRaw(body)) {
    if (said === null) throw refused("what is not JSON needs a Content-Type in the call");
    if (form === "xml") throw refused("XML is written by its schema: give the value, not its text");
    return body;
  }
  if (form === "xml") return JSON.stringify(body, carried);
  if (form === "json") return (said === null && typeof body === "string" ? unsaid : "") + JSON.stringify(body, finite);
  if (typeof body === "string") return rawText(body, said ?? "");
  if (form === "form") return formOfEntries(body as object);
  throw refused(`${mediaType} is not written here: give a text, bytes or a FormData`);
}

/** What fetch takes besides texts; it goes out as it is. */
function isRaw(body: unknown): body is Exclude<BodyInit, string> {
  const types = [Blob, URLSearchParams, ReadableStream, ArrayBuffer];
  return ArrayBuffer.isView(body) || types.some((type) => body instanceof type);
}

/** Stands before a text as JSON where the call said no Content-Type, and means nothing to a reader of JSON. */
export const unsaid = " ";

function formOfEntries(body: object): URLSearchParams {
  const entries = Object.entries(body).flatMap(([name, own]) => [own].flat().map((item) => [name, item] as const));
  const present = entries.filter(([, item]) => item !== null && item !== undefined);
  const [name] = present.find(([, item]) => typeof item === "object") ?? [];
  if (name !== undefined) {
    const message = "expected a single value or a list of them, found an object, which a form has no one way to write";
    throw new EncodeError(`The request cannot be written, at ${name}: ${message}`, [{ message, path: [name] }]);
  }
  return new URLSearchParams(present.map(([name, item]) => [name, String(item)]));
}

/** Begins what stands for a value that JSON cannot carry: no text of XML may hold it. */
const mark = "\u0000";

function carried(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${mark}${value}n`;
  return typeof value === "number" && !Number.isFinite(value) ? `${mark}${value}` : value;
}

/** What JSON would lose is an error: the call may be to an operation that speaks XML, and did not say so. */
function finite(name: string, value: unknown): unknown {
  if (typeof value !== "bigint" && (typeof value !== "number" || Number.isFinite(value))) return value;
  const found = typeof value === "bigint" ? "a bigint" : String(value);
  const message = `JSON has no form for ${found}; if the operation takes XML, say its Content-Type in the call`;
  throw new EncodeError(`The request cannot be written, at ${name}: ${message}`, [{ message, path: [name] }]);
}

/** For `JSON.parse`: the values that `bodySerializer` handed on for XML. */
export function revived(_: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith(mark)) return value;
  const [, bigint] = /^(-?\d+)n$/.exec(value.slice(1)) ?? [];
  if (bigint !== undefined) return BigInt(bigint);
  return /^(?:NaN|-?Infinity)$/.test(value.slice(1)) ? Number(value.slice(1)) : value;
}

/** A text as it is, in the charset of its Content-Type. Throws `EncodeError`. */
export function rawText(text: string, contentType: string): BodyInit {
  if (/\p{Surrogate}/u.test(text)) throw refused("the text has half of a surrogate pair, which cannot be sent");
  return encodeText(text, contentType);
}

/** The error of a body that cannot be written. */
export function refused(message: string): EncodeError {
  return new EncodeError(`The request cannot be written: ${message}`, [{ message, path: [] }]);
}
