/** Ends the reading: throws an error that says what is wrong, and where in the document. */
export type Fail = (message: string, offset: number) => never;

/** XML 1.0 allows all others; surrogates are looked at in the document as a whole. */
const illegal = /[^\t\n\r\x20-\uFFFD]/;
const specials = /&(?:(lt|gt|amp|quot|apos)|#(x[\dA-Fa-f]+|\d+));|\r\n?|[^\t\n\r\x20-%'-\uFFFD]|\]\]>/g;
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * What the characters between two tags mean: references replaced, every line end one LF. `offset` is where they stand
 * in the document.
 */
export function characterData(raw: string, offset: number, acceptIllegal: boolean, fail: Fail): string {
  return raw.replace(specials, (found: string, entity?: string, digits = "none", index = 0) => {
    if (entity !== undefined) return entities[entity] ?? "";
    if (found.startsWith("\r")) return "\n";
    const code = Number(`0${digits}`);
    if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
      const text = String.fromCodePoint(code);
      if (acceptIllegal || !illegal.test(text)) return text;
    }
    return fail(`not allowed in XML 1.0: ${JSON.stringify(found)}`, offset + index);
  });
}

/** What an attribute value means: references replaced, all white space blanks. */
export function attributeValue(raw: string, offset: number, acceptIllegal: boolean, fail: Fail): string {
  return raw
    .replace(/\r\n|[\t\n\r]/g, " ")
    .split("]]>")
    .map((part) => characterData(part, offset, acceptIllegal, fail))
    .join("]]>");
}

/** What the characters of a CDATA section or a comment mean: every line end one LF. */
export function literalText(raw: string, offset: number, fail: Fail): string {
  const index = raw.search(illegal);
  if (index !== -1) fail(`not allowed in XML 1.0: ${JSON.stringify(raw[index])}`, offset + index);
  return raw.replace(/\r\n?/g, "\n");
}
