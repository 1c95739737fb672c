import { ampersand, carriageReturn, closingBracket, lineFeed } from "./characters.ts";

/** Ends the reading: throws an error that says what is wrong, and where in the document. */
export type Fail = (message: string, offset: number) => never;

/** XML 1.0 allows all others; surrogates are looked at in the document as a whole. */
const illegal = /[^\t\n\r\x20-\uFFFD]/;
/** What does not stand for itself: what is illegal, and where a reference, a line end or "]]>" may begin. */
const specials = /[^\t\n\x20-%'-\\^-\uFFFD]/g;
const entities: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
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
      const name = end === -1 ? "" : raw.slice(at + 1, end);
      const replaced = entities.get(name) ?? numbered(name);
      const isAllowed = replaced !== "" && (acceptIllegal || !illegal.test(replaced));
      if (!isAllowed) {
        const found = code === closingBracket ? "]]>" : raw.slice(at, isNumbered.test(name) ? end + 1 : at + 1);
        fail(`not allowed in XML 1.0: ${JSON.stringify(found)}`, offset + at);
      }
      content += replaced;
      from = end + 1;
    }
    specials.lastIndex = from;
  }
  return content + raw.slice(from);
}

const isNumbered = /^#(?:x[\dA-Fa-f]+|\d+)$/;

/** The character that a reference names by its number; "" where there is none, or half of a pair. */
function numbered(name: string): string {
  if (!isNumbered.test(name)) return "";
  const code = Number(name.replace("#x", "0x").replace("#", ""));
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
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
