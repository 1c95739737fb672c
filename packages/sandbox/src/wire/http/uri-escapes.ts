const escapes = /(?:%[0-9A-Fa-f]{2})+/g;

/**
 * Decodes the escapes of an address as UTF-8. Bytes that are not UTF-8 stay escaped, in capitals, and characters that
 * `stays` names stay as they were spelled.
 */
export function unescapeUri(text: string, stays: (character: string) => boolean = () => false): string {
  if (!text.includes("%")) {
    return text;
  }
  return text.replace(escapes, (run) => {
    const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
    let decoded = "";
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceLength(bytes[at] ?? 0);
      const sequence = bytes.subarray(at, at + length);
      const character = sequence.toString("utf8");
      const isValid = sequence.length === length && Buffer.from(character).equals(sequence);
      const end = isValid ? at + length : at + 1;
      const spelled = run.slice(at * 3, end * 3);
      decoded += !isValid ? spelled.toUpperCase() : stays(character) ? spelled : character;
      at = end;
    }
    return decoded;
  });
}

/** How many bytes a character takes that begins with this one. */
function sequenceLength(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}
