import { DecodeError, EncodeError } from "./errors.ts";
import { charsetOf, mediaTypeOf } from "./media-type.ts";

/** As `TextDecoder` calls it. */
type Encoding = string;

/** What XML and Content-Types mean by these names. */
const encodings: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
};

const byteOrderMarks: readonly (readonly [Encoding, ...number[]])[] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

/**
 * The text of a body, without a byte order mark. The encoding comes from the byte order mark, else by the charset of the
 * Content-Type, else by the declaration of an XML document; without any of them it is UTF-8. `utf-16` without a byte
 * order mark is little-endian, as .NET reads it; others, such as iso-8859-1, are read as browsers read them. Throws
 * `DecodeError` for an encoding that this runtime does not know, for bytes that are not of the encoding, and for a
 * declaration that contradicts it.
 */
export function decodeText(body: Uint8Array, contentType?: string): string {
  const isXml = contentType === undefined || /[/+]xml$/.test(mediaTypeOf(contentType));
  const charset = contentType === undefined ? undefined : charsetOf(contentType);
  const declared = isXml ? declaredEncoding(String.fromCharCode(...body.subarray(0, 128))) : undefined;
  const encoding = markedEncoding(body) ?? namedEncoding(charset) ?? namedEncoding(declared) ?? "utf-8";
  const text = decodeBytes(body, encoding);
  const stated = isXml ? declaredEncoding(text) : undefined;
  if (stated !== undefined && familyOf(namedEncoding(stated) ?? "") !== familyOf(encoding)) {
    throw failure(`The XML declaration says ${stated}, but the body is ${encoding}`);
  }
  return text;
}

const familyOf = (encoding: Encoding): string => encoding.replace(/^(utf-16).e$/, "$1");

/** A decoder costs more to make than a small message to decode; without `stream` it keeps nothing of a message. */
const decoders = new Map<Encoding, TextDecoder>();

function decoderOf(encoding: Encoding): TextDecoder {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true });
  decoders.set(encoding, decoder);
  return decoder;
}

function decodeBytes(body: Uint8Array, encoding: Encoding): string {
  try {
    return decoderOf(encoding).decode(body);
  } catch (cause) {
    throw failure(`The bytes are not ${encoding}`, cause);
  }
}

function markedEncoding(body: Uint8Array): Encoding | undefined {
  return byteOrderMarks.find(([, ...mark]) => mark.every((byte, index) => body[index] === byte))?.[0];
}

function namedEncoding(name: string | undefined): Encoding | undefined {
  if (name === undefined) return undefined;
  if (Object.hasOwn(encodings, name)) return encodings[name];
  try {
    return new TextDecoder(name).encoding;
  } catch (cause) {
    throw failure(`Unknown encoding ${name}; ask for UTF-8`, cause);
  }
}

/** A text in the charset of its Content-Type. Throws `EncodeError` for one that is neither UTF-8 nor UTF-16. */
export function encodeText(text: string, contentType: string): string | Uint8Array<ArrayBuffer> {
  const charset = charsetOf(contentType) ?? "utf-8";
  const encoding = Object.hasOwn(encodings, charset) && charset !== "us-ascii" ? encodings[charset] : undefined;
  if (encoding === undefined) {
    const message = `a text is not written in ${charset}: leave the charset out, or say utf-8 or utf-16`;
    throw new EncodeError(`The request cannot be written: ${message}`, [{ message, path: [] }]);
  }
  if (encoding === "utf-8") return text;
  const marked = charset === "utf-16" ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < marked.length; index++) {
    view.setUint16(2 * index, marked.charCodeAt(index), encoding === "utf-16le");
  }
  return bytes;
}

function declaredEncoding(start: string): string | undefined {
  return /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]*)/.exec(start.slice(0, 128))?.[1]?.toLowerCase();
}

function failure(message: string, cause?: unknown): DecodeError {
  return new DecodeError(message, [{ message, path: [] }], { cause });
}
