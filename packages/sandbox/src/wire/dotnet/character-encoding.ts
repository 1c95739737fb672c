import { isUtf8 } from "node:buffer";
import type { Charset } from "../http/negotiation.ts";
import { encodingOf } from "./charset-names.ts";
import { decodeDosPage } from "./dos-code-pages.ts";
import { decodeLenientUtf8, withoutPartialEnd } from "./dotnet-utf8.ts";
import { decodeUtf7 } from "./utf7.ts";

/** Bytes that are not text in the charset that they are read in, or a charset that nobody knows. */
export class EncodingFailure extends Error {
  override readonly name = "EncodingFailure";
}

/**
 * Decodes as a .NET StreamReader: a byte order mark wins over the charset and makes broken bytes U+FFFD; a character whose
 * last bytes are missing at the end is passed over.
 */
export function decodeText(body: Uint8Array, charset: Charset): string {
  const marked = decodeMarked(body, true);
  if (marked !== undefined) {
    return marked;
  }
  if (charset === "utf-8" && isUtf8(body)) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  }
  try {
    const label = charset === "utf-8" ? "utf-8" : "utf-16le";
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(body, { stream: true });
  } catch (error) {
    throw new EncodingFailure(`The body is not valid ${charset}.`, { cause: error });
  }
}

/**
 * Decodes as `HttpContent.ReadAsStringAsync`: by the charset of the Content-Type, whichever it is, else by a byte order
 * mark, else as UTF-8.
 */
export function decodeAnyCharset(body: Uint8Array, charset: string | undefined): string {
  if (charset === undefined || charset === "") {
    return decodeMarked(body, false) ?? decodeLenientUtf8(body);
  }
  const encoding = encodingOf(charset.replace(/^"|"$/g, ""));
  switch (encoding) {
    case undefined:
      throw new EncodingFailure(`The charset ${charset} is unknown.`);
    case "utf-8":
      return decodeLenientUtf8(body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body);
    case "utf-32le":
    case "utf-32be":
      return decodeUtf32(body, encoding === "utf-32le").replace(/^\ufeff/, "");
    case "latin1":
      return Buffer.from(body).toString("latin1");
    case "ascii":
      return Buffer.from(body)
        .toString("latin1")
        .replace(/[\u0080-\u00ff]/g, "?");
    case "utf-7":
      return decodeUtf7(body);
    default:
      return decodeDosPage(body, encoding) ?? new TextDecoder(encoding).decode(body);
  }
}

/** UTF-16 is little-endian and begins with a byte order mark, UTF-8 has none. */
export function encodeText(text: string, charset: Charset): Uint8Array<ArrayBuffer> {
  return charset === "utf-8" ? Buffer.from(text) : Buffer.from(`\ufeff${text}`, "utf16le");
}

/** Undefined where the bytes begin with no byte order mark. A stream passes over a partial character at its end. */
function decodeMarked(body: Uint8Array, stream: boolean): string | undefined {
  const [first, second, third, fourth] = body;
  if (first === 0xff && second === 0xfe) {
    return third === 0 && fourth === 0
      ? decodeUtf32(body.subarray(4), true)
      : new TextDecoder("utf-16le").decode(body, { stream });
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder("utf-16be").decode(body, { stream });
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return decodeLenientUtf8(stream ? withoutPartialEnd(body.subarray(3)) : body.subarray(3));
  }
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) {
    return decodeUtf32(body.subarray(4), false);
  }
  return undefined;
}

function decodeUtf32(body: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength - (body.byteLength % 4));
  let text = "";
  for (let at = 0; at < view.byteLength; at += 4) {
    const code = view.getUint32(at, littleEndian);
    text += code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "\ufffd" : String.fromCodePoint(code);
  }
  return text;
}
