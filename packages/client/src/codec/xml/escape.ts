/** What cannot stand in a text as it is, and the halves of surrogate pairs, which must be looked at. */
const specials = /[^\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]/g;

/** By the number of the character. */
const entities: Readonly<Record<number, string>> = { 38: "&amp;", 60: "&lt;", 62: "&gt;", 13: "&#xD;" };

/**
 * The text of an element, escaped as the framework does it: quotes, LF and tab stay, but a CR is written as a reference,
 * or it would arrive as LF (observed). For a character that XML 1.0 cannot carry, `replace` is asked what to write; without
 * an answer, the text cannot be written.
 */
export function escapeText(
  text: string,
  replace?: (code: number, index: number) => string | undefined,
): string | undefined {
  specials.lastIndex = 0;
  if (!specials.test(text)) return text;
  let escaped = "";
  let from = 0;
  do {
    const at = specials.lastIndex - 1;
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) specials.lastIndex++;
    else {
      const replacement = entities[code] ?? replace?.(code, at);
      if (replacement === undefined) return undefined;
      escaped += text.slice(from, at) + replacement;
      from = at + 1;
    }
  } while (specials.test(text));
  return escaped + text.slice(from);
}
