import type { Random } from "./random.ts";

/** Texts that are legal in XML 1.0 and that a reader or writer may stumble over. */
const PIECES = [
  "a",
  "0012",
  "  ",
  " ",
  "\t",
  "\n",
  "\r",
  "\r\n",
  "\n\r",
  "\r\r\n",
  "<",
  ">",
  "&",
  '"',
  "'",
  "]]>",
  "]]",
  "]",
  "&amp;",
  "&#13;",
  "<b/>",
  "</argument>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<?x?>",
  "é",
  "ß東京",
  "😀",
  "\u{10000}",
  "\u{10ffff}",
  "\u007f",
  "\u0080",
  "\u0085",
  "\u00a0",
  "\u2028",
  "\ud7ff",
  "\ue000",
  "\ufffd",
  "\ufeff",
  "null",
  "true",
  "__proto__",
  "Region = 'EMEA' AND Revenue > 1000",
] as const;

/** A character that XML 1.0 can carry, from all its ranges. */
function legalCharacter(random: Random): string {
  const [first, last] = random.pick([
    [0x20, 0x7e],
    [0x20, 0x7e],
    [0x80, 0xff],
    [0x100, 0xd7ff],
    [0xe000, 0xfffd],
    [0x10000, 0x10ffff],
  ] as const);
  return String.fromCodePoint(first + random.below(last - first + 1));
}

/** Any text that XML 1.0 can carry; empty and short ones most often, now and then one of some thousand characters. */
export function legalText(random: Random): string {
  const kind = random.below(20);
  if (kind === 0) {
    return "";
  }
  if (kind === 1) {
    return (legalCharacter(random) + random.pick(PIECES)).repeat(1 + random.below(400));
  }
  if (kind < 8) {
    return String(random.below(100_000));
  }
  let text = "";
  for (let left = 1 + random.below(6); left > 0; left--) {
    text += random.chance(0.7) ? random.pick(PIECES) : legalCharacter(random);
  }
  return text;
}

const NAME_STARTS = ["a", "Z", "_", "é", "東", "\u{10000}", "request"] as const;
const NAME_RESTS = ["", "b", ".runID", "-", "9", "·", "_x", "\u{effff}", "é"] as const;

/** Names without a colon that members no schema lists may have. */
export function legalName(random: Random): string {
  if (random.chance(0.2)) {
    return random.pick(["__proto__", "constructor", "toString", "hasOwnProperty", "xmlns", "nil", "length"]);
  }
  return random.pick(NAME_STARTS) + random.pick(NAME_RESTS) + random.pick(NAME_RESTS);
}

/** Texts that XML 1.0 cannot carry. */
export function illegalText(random: Random): string {
  const illegal = random.pick([
    "\0",
    "\u0001",
    "\u000b",
    "\u001f",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\udc00",
    "\udfff\ud800",
  ]);
  return random.pick(["", "a", "😀", "\r\n"]) + illegal + random.pick(["", "b", "]]>"]);
}

/** A text with a control character, which XML 1.0 cannot carry and the server's framework writes as a reference. */
export function controlText(random: Random): string {
  const control = String.fromCharCode(random.pick([0x01, 0x08, 0x0b, 0x0c, 0x0e, 0x1f]));
  return legalText(random) + control + legalText(random);
}
