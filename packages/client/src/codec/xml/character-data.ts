/** Ends the reading: throws an error that says what is wrong, and where in the document. */
export type Fail = (message: string, offset?: number) => never;

/** XML 1.0 allows these; halves of surrogate pairs are looked for in the document as a whole. */
const illegal = /[^\t\n\r\x20-\uFFFD]/;
const special = /[^\t\n\x20-%'-\uFFFD]|\]\]>/;
const specials = /&(?:(lt|gt|amp|quot|apos)|#x([\dA-Fa-f]+)|#(\d+));|\r\n?|[^\t\n\r\x20-%'-\uFFFD]|\]\]>/g;
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * What the characters between two tags mean: references replaced, every line end one LF. `offset` is where they stand
 * in the document.
 */
export function characterData(raw: string, offset: number, acceptIllegal: boolean, fail: Fail): string {
  return special.test(raw) ? replaceSpecials(raw, offset, acceptIllegal, fail, false) : raw;
}

/** What an attribute value means: references replaced, all white space blanks. */
export function attributeValue(raw: string, offset: number, acceptIllegal: boolean, fail: Fail): string {
  if (raw.includes("<")) fail("< must be written as &lt;", offset + raw.indexOf("<"));
  return replaceSpecials(raw.replace(/\r\n|[\t\n\r]/g, " "), offset, acceptIllegal, fail, true);
}

/** What the characters of a CDATA section or a comment mean: every line end one LF. */
export function literalText(raw: string, offset: number, fail: Fail): string {
  const at = raw.search(illegal);
  if (at !== -1) fail(`XML 1.0 does not allow ${codePoint(raw.charCodeAt(at))}`, offset + at);
  return raw.replace(/\r\n?/g, "\n");
}

function replaceSpecials(raw: string, offset: number, acceptIllegal: boolean, fail: Fail, isValue: boolean): string {
  return raw.replace(specials, (found: string, entity?: string, hexadecimal?: string, decimal?: string, index = 0) => {
    if (entity !== undefined) return entities[entity] ?? found;
    if (hexadecimal !== undefined) return referredTo(Number.parseInt(hexadecimal, 16), index);
    if (decimal !== undefined) return referredTo(Number.parseInt(decimal, 10), index);
    if (found.startsWith("\r")) return "\n";
    if (found === "]]>") return isValue ? found : fail("]]> must be written as ]]&gt;", offset + index);
    if (found === "&") fail("& must be written as &amp;, or begin a reference that XML 1.0 knows", offset + index);
    return fail(`XML 1.0 does not allow ${codePoint(found.charCodeAt(0))}`, offset + index);
  });

  function referredTo(code: number, index: number): string {
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code <= 0x10ffff && !isSurrogate) {
      const text = String.fromCodePoint(code);
      if (acceptIllegal || !illegal.test(text)) return text;
    }
    return fail(`XML 1.0 does not allow a reference to ${codePoint(code)}`, offset + index);
  }
}

const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
