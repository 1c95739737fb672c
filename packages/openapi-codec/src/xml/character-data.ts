import {
  ampersand,
  apostrophe,
  blank,
  carriageReturn,
  closingBracket,
  greaterThan,
  isSpace,
  lessThan,
  lineFeed,
  numberSign,
  quotationMark,
} from "./characters.ts";

/** Ends the reading: throws an error that says what is wrong, and where in the document. */
export type Fail = (message: string, offset: number) => never;

/** XML 1.0 allows all others; surrogates are looked at in the document as a whole. */
const illegal = /[^\t\n\r\x20-\uFFFD]/;
/** What does not stand for itself: what is illegal, and where a reference, a line end or "]]>" may begin. */
const specials = /[^\t\n\x20-%'-\\^-\uFFFD]/g;
const entities: ReadonlyMap<string, number> = new Map([
  ["lt", lessThan],
  ["gt", greaterThan],
  ["amp", ampersand],
  ["quot", quotationMark],
  ["apos", apostrophe],
]);

/**
 * What the characters between two tags mean: references replaced, every line end one LF. `offset` is where they stand
 * in the document.
 */
export function characterData(raw: string, offset: number, acceptIllegal: boolean, fail: Fail): string {
  let content = "";
  let from = 0;
  specials.lastIndex = 0;
  while (specials.test(raw)) {
    const at = specials.lastIndex - 1;
    const code = raw.charCodeAt(at);
    if (code === closingBracket && !raw.startsWith("]]>", at)) continue;
    content += raw.slice(from, at);
    if (code === carriageReturn) {
      content += "\n";
      from = raw.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    } else {
      const end = code === ampersand ? raw.indexOf(";", at) : -1;
      const replaced = end === -1 ? undefined : referenced(raw.slice(at + 1, end));
      if (replaced === undefined || !isCharacter(replaced, acceptIllegal)) {
        const found = code === closingBracket ? "]]>" : raw.slice(at, replaced === undefined ? at + 1 : end + 1);
        fail(`not allowed in XML 1.0: ${JSON.stringify(found)}`, offset + at);
      }
      content += String.fromCodePoint(replaced);
      from = end + 1;
    }
    specials.lastIndex = from;
  }
  return content + raw.slice(from);
}

const numbered = /^#(?:x[\dA-Fa-f]+|\d+)$/;

/** The number of the character that a reference means; undefined where it is no reference. */
function referenced(name: string): number | undefined {
  if (name.charCodeAt(0) !== numberSign) return entities.get(name);
  if (!numbered.test(name)) return undefined;
  return name.charAt(1) === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
}

/** Whether a reference may mean the character: of those that XML 1.0 does not allow, halves of pairs are never accepted. */
function isCharacter(code: number, acceptIllegal: boolean): boolean {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
  return acceptIllegal || (code >= blank ? code !== 0xfffe && code !== 0xffff : isSpace(code));
}

/** What an attribute value means: references replaced, all white space blanks. */
export function attributeValue(raw: string, offset: number, acceptIllegal: boolean, fail: Fail): string {
  return raw
    .replace(/\r\n|[\t\n\r]/g, " ")
    .split("]]>")
    .map((part) => characterData(part, offset, acceptIllegal, fail))
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
