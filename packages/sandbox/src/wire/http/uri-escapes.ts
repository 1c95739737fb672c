/** Escapes of one address may stand one after the other. */
const escapes = /(?:%[0-9A-Fa-f]{2})+/g;

/** Decodes the escapes of an address as UTF-8. Bytes that are not UTF-8 stay escaped, in capitals. */
export function unescapeUri(text: string): string {
  return replaceEscapes(text, ({ character, spelled }) => character ?? spelled.toUpperCase());
}

/**
 * Decodes as `Uri.ToString` does: what has a meaning in addresses stays, as do characters that no address may hold, in
 * capitals. A "%" that escapes nothing is escaped.
 */
export function printEscapes(text: string, part: "path" | "query"): string {
  let isInSequence = false;
  return replaceEscapes(text.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"), ({ byte, character, spelled }) => {
    if (byte < 0x80) {
      isInSequence = false;
      return character === undefined || reserved.test(character) ? spelled : character;
    }
    // Before a byte that a character may begin with, controls are left as they are.
    isInSequence = byte >= 0xa0 || isInSequence;
    if (character !== undefined && isOfAddress(character, part)) {
      return character.replace(directionMark, "");
    }
    return isInSequence ? spelled.toUpperCase() : spelled;
  });
}

/** Marks of writing direction, which `Uri` leaves out. */
export const directionMark: RegExp = /[\u200e\u200f\u202a-\u202e]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those that stay escaped.
const reserved = /[\u0000-\u001f\u007f#$%&+,/;=?@\\]/;

/** RFC 3987: private characters may stand only in a query, and noncharacters nowhere. */
function isOfAddress(character: string, part: "path" | "query"): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x10000) {
    return (
      (code >= 0xa0 && code < 0xd800) ||
      (code >= 0xf900 && code <= 0xfdcf) ||
      (code >= 0xfdf0 && code <= 0xffef) ||
      (part === "query" && code >= 0xe000 && code <= 0xf8ff)
    );
  }
  const isPrivate = code >= 0xf0000;
  return code % 0x10000 <= 0xfffd && !(code >= 0xe0000 && code < 0xe1000) && (!isPrivate || part === "query");
}

interface Escaped {
  /** The first one. */
  readonly byte: number;
  /** Undefined where the byte begins none. */
  readonly character: string | undefined;
  readonly spelled: string;
}

function replaceEscapes(text: string, replace: (escaped: Escaped) => string): string {
  if (!text.includes("%")) {
    return text;
  }
  return text.replace(escapes, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    let decoded = "";
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at] ?? 0;
      const sequence = bytes.subarray(at, at + sequenceLength(byte));
      const character = sequence.toString("utf8");
      const isValid = Buffer.from(character).equals(sequence);
      const end = isValid ? at + sequence.length : at + 1;
      decoded += replace({ byte, character: isValid ? character : undefined, spelled: run.slice(at * 3, end * 3) });
      at = end;
    }
    return decoded;
  });
}

/** How many bytes a character takes that begins with this one. */
function sequenceLength(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}
