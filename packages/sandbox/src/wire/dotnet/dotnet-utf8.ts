const replacement = "\ufffd";

/**
 * Decodes as `Encoding.UTF8` of .NET Framework. Like any decoder it makes U+FFFD of each part that is not UTF-8, but the
 * second byte of a longer character belongs to the part whenever it continues one, even where it makes the character a
 * surrogate, too large, or longer than it need be: `ED A0 80` is two parts.
 */
export function decodeLenientUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = buffer.toString("utf8");
  return whole.includes(replacement) ? decodeParts(buffer) : whole;
}

/** The bytes without a character at their end of which some are missing. */
export function withoutPartialEnd(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = buffer.length - 1; start >= 0 && start >= buffer.length - 3; start--) {
    const lead = buffer[start] ?? 0;
    if (!isContinuation(lead)) {
      const length = buffer.length - start;
      return length < wholeLength(lead) && partLength(buffer, start) === length ? bytes.subarray(0, start) : bytes;
    }
  }
  return bytes;
}

function decodeParts(buffer: Buffer): string {
  let text = "";
  for (let at = 0; at < buffer.length; ) {
    const length = partLength(buffer, at);
    const part = buffer.subarray(at, at + length);
    const character = part.toString("utf8");
    text += Buffer.from(character).equals(part) ? character : replacement;
    at += length;
  }
  return text;
}

/** How many bytes belong together, whether they make a character or not. */
function partLength(buffer: Buffer, start: number): number {
  const lead = buffer[start] ?? 0;
  let length = 1;
  while (length < wholeLength(lead) && isContinuation(buffer[start + length])) {
    length++;
    if (length === 2 && !isPossible(lead, buffer[start + 1] ?? 0)) {
      break;
    }
  }
  return length;
}

/** How many bytes a character has that begins with this one; 1 where none does. */
function wholeLength(lead: number): number {
  return lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Whether a character can begin so: not with more bytes than it needs, no surrogate, nothing above U+10FFFF. */
function isPossible(lead: number, second: number): boolean {
  switch (lead) {
    case 0xe0:
      return second >= 0xa0;
    case 0xed:
      return second < 0xa0;
    case 0xf0:
      return second >= 0x90;
    case 0xf4:
      return second < 0x90;
    default:
      return true;
  }
}
