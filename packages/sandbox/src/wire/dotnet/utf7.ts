const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Decodes UTF-7 as .NET Framework does (.NET 5 and later know it no more): "+" begins base64 of UTF-16, anything that is not
 * a digit of it ends it, "+-" is a plus, what is left of a unit is passed over, and a byte beyond ASCII is its own character.
 */
export function decodeUtf7(body: Uint8Array): string {
  let text = "";
  let bits = 0;
  let bitCount = 0;
  let begin: number | undefined;
  for (const [at, byte] of body.entries()) {
    const character = String.fromCharCode(byte);
    const digit = begin === undefined ? -1 : digits.indexOf(character);
    if (digit >= 0) {
      bits = ((bits << 6) | digit) & 0x3f_ffff;
      bitCount += 6;
      if (bitCount >= 16) {
        bitCount -= 16;
        text += String.fromCharCode((bits >> bitCount) & 0xffff);
      }
    } else if (begin === undefined && character === "+") {
      begin = at;
      bitCount = 0;
    } else {
      const isEnd = begin !== undefined && character === "-";
      text += isEnd ? (begin === at - 1 ? "+" : "") : character;
      begin = undefined;
    }
  }
  return text;
}
