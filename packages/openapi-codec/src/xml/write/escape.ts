/** What cannot stand in a text as it is, and the halves of surrogate pairs, which must be looked at. */
const textSpecial = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/;
const textSpecials = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/g;
const attributeSpecial = /[^\x20\x21#-%'-;=?-\uD7FF\uE000-\uFFFD]/;
const attributeSpecials = /[^\x20\x21#-%'-;=?-\uD7FF\uE000-\uFFFD]/g;
/** By the number of the character. */
const entities: Readonly<Record<number, string>> = {
  9: "&#x9;",
  10: "&#xA;",
  13: "&#xD;",
  34: "&quot;",
  38: "&amp;",
  60: "&lt;",
  62: "&gt;",
};

/** Says what to write for a character that XML 1.0 cannot carry. */
export type Replace = (code: number, index: number) => string;

/** Whether a text is the text of an element as it stands. */
export const isPlainText = (text: string): boolean => !textSpecial.test(text);

/** Whether a text is the value of an attribute as it stands. */
export const isPlainAttribute = (text: string): boolean => !attributeSpecial.test(text);

/**
 * The text of an element, escaped as .NET does it: quotes, LF and tab stay, but a CR is written as a reference, or it
 * would arrive as LF.
 */
export const escapeText = (text: string, replace: Replace): string => escaped(text, textSpecials, replace);

/** The value of an attribute, between double quotes. */
export const escapeAttribute = (text: string, replace: Replace): string => escaped(text, attributeSpecials, replace);

function escaped(text: string, specials: RegExp, replace: Replace): string {
  specials.lastIndex = 0;
  if (!specials.test(text)) return text;
  let result = "";
  let from = 0;
  do {
    const at = specials.lastIndex - 1;
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) specials.lastIndex++;
    else {
      result += text.slice(from, at) + (entities[code] ?? replace(code, at));
      from = at + 1;
    }
  } while (specials.test(text));
  return result + text.slice(from);
}
