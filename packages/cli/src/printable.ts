/** What moves a terminal's cursor, forges a line, turns writing around, or cannot be seen. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** A text that may be a stranger's, as one line: control characters are spelt out. */
export function printable(text: string): string {
  return text.replace(unprintable, (found) =>
    found === "\n" ? "\\n" : `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
