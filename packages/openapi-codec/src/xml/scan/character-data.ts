import {
  ampersand,
  apostrophe,
  blank,
  carriageReturn,
  closingBracket,
  greaterThan,
  isDigit,
  isSpace,
  lessThan,
  lineFeed,
  numberSign,
  quotationMark,
  zero,
} from "../characters.ts";
import { Cutter, joined } from "./detach.ts";
import { SpecialCharacters } from "./special-characters.ts";

/** Ends the reading: throws an error that says what is wrong, and where in the document. */
export type Fail = (message: string, offset: number) => never;

/** XML 1.0 allows all others; surrogates are looked at in the document as a whole. */
const illegal = /[^\t\n\r\x20-\uFFFD]/;
const entities: ReadonlyMap<string, number> = new Map([
  ["lt", lessThan],
  ["gt", greaterThan],
  ["amp", ampersand],
  ["quot", quotationMark],
  ["apos", apostrophe],
]);

/** A text with what reads it. */
export interface Source {
  readonly text: string;
  readonly cutter: Cutter;
  readonly specials: SpecialCharacters;
  readonly acceptIllegal: boolean;
  readonly fail: Fail;
}

/** What the characters of a text mean from one place to another: references replaced, every line end one LF. */
export function characterData(source: Source, from: number, to: number): string {
  const { text, cutter, specials, acceptIllegal } = source;
  const fail: Fail = source.fail;
  let content = "";
  let copied = from;
  let parts = 1;
  for (let at = specials.next(from); at < to; at = specials.next(Math.max(at + 1, copied))) {
    const code = text.charCodeAt(at);
    if (code === closingBracket && !text.startsWith("]]>", at)) continue;
    content += cutter.cut(copied, at);
    parts += 2;
    if (code === carriageReturn) {
      content += "\n";
      copied = text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    } else {
      const end = code === ampersand ? text.indexOf(";", at) : -1;
      const replaced = end === -1 ? undefined : referenced(text, at + 1, end);
      if (replaced === undefined || !isCharacter(replaced, acceptIllegal)) {
        const found = code === closingBracket ? "]]>" : text.slice(at, replaced === undefined ? at + 1 : end + 1);
        fail(`not allowed in XML 1.0: ${JSON.stringify(found)}`, at);
      }
      content += String.fromCodePoint(replaced);
      copied = end + 1;
    }
  }
  return joined(content + cutter.cut(copied, to), parts);
}

/** The number of the character that a reference means, which stands between its "&" and its ";"; undefined for none. */
function referenced(text: string, from: number, end: number): number | undefined {
  if (text.charCodeAt(from) !== numberSign) return entities.get(text.slice(from, end));
  const isHex = text.charAt(from + 1) === "x";
  const digitsAt = isHex ? from + 2 : from + 1;
  let number = digitsAt === end ? Number.NaN : 0;
  for (let at = digitsAt; at < end; at++) {
    const digit = isHex ? hexDigit(text.charCodeAt(at)) : decimalDigit(text.charCodeAt(at));
    if (digit === undefined) return undefined;
    number = number * (isHex ? 16 : 10) + digit;
  }
  return Number.isNaN(number) ? undefined : number;
}

const decimalDigit = (code: number): number | undefined => (isDigit(code) ? code - zero : undefined);

function hexDigit(code: number): number | undefined {
  // A and a differ by one bit.
  const letter = (code | blank) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : decimalDigit(code);
}

/** Whether a reference may mean the character: of those that XML 1.0 does not allow, halves of pairs are never accepted. */
function isCharacter(code: number, acceptIllegal: boolean): boolean {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  return acceptIllegal || (code >= blank ? code !== 0xfffe && code !== 0xffff : isSpace(code));
}

/** What an attribute value means, in the start tag that begins there: references replaced, all white space blanks. */
export function attributeValue(raw: string, start: number, acceptIllegal: boolean, fail: Fail): string {
  const failAtTag = (message: string): never => fail(message, start);
  return raw
    .replace(/\r\n|[\t\n\r]/g, " ")
    .split("]]>")
    .map((text) => {
      const [cutter, specials] = [new Cutter(text), new SpecialCharacters(text)];
      return characterData({ text, cutter, specials, acceptIllegal, fail: failAtTag }, 0, text.length);
    })
    .join("]]>");
}

const unusual = /[^\t\n\x20-\uFFFD]/;

/** What the characters of a CDATA section or a comment mean: every line end one LF. */
export function literalText(raw: string, offset: number, fail: Fail): string {
  if (!unusual.test(raw)) return raw;
  const index = raw.search(illegal);
  if (index !== -1) fail(`not allowed in XML 1.0: ${JSON.stringify(raw[index])}`, offset + index);
  return raw.replace(/\r\n?/g, "\n");
}
