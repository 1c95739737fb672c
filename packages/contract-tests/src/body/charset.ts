import { UnreadableBodyError } from "../errors.ts";

/** What the server reads and writes; it takes any other name for utf-8 (observed). */
export type Charset = "utf-8" | "utf-16";

const byteOrderMarks = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/**
 * The text of a body. A byte order mark wins over the named charset.
 *
 * @param isAny - Whether every charset that this machine knows is read, or any other name is taken for utf-8.
 * @throws {UnreadableBodyError} for other bytes.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined, isAny = false): string {
  const marked = byteOrderMarks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const named = charset === "utf-16" || charset === "utf-16le" ? "utf-16le" : isAny ? (charset ?? "utf-8") : "utf-8";
  const encoding = marked?.encoding ?? named;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableBodyError(`the bytes are not ${encoding}`, { cause });
  }
}

/** The same for whoever shows a body: what is none of its charset is shown by another sign. */
export function showText(bytes: Uint8Array, charset: string | undefined): string {
  const marked = byteOrderMarks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const named = charset === "utf-16" || charset === "utf-16le" ? "utf-16le" : "utf-8";
  return new TextDecoder(marked?.encoding ?? named).decode(bytes);
}

/** The bytes of a text as the server writes them: utf-16 is little-endian with a byte order mark (observed). */
export function encodeText(text: string, charset: Charset): Uint8Array {
  return charset === "utf-8" ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

/** What the bytes of a body are in, by their byte order mark or the named charset. */
export function charsetOf(bytes: Uint8Array, charset: string | undefined): Charset {
  const marked = byteOrderMarks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  return (marked?.encoding ?? charset ?? "utf-8").startsWith("utf-16") ? "utf-16" : "utf-8";
}

/** What an XML declaration of a body says that it is in; undefined where it says nothing. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return /^<\?xml\s[^<>]*?\sencoding\s*=\s*["']([^"'<>]*)/.exec(start)?.[1]?.toLowerCase();
}
