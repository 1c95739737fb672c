/** What moves a terminal's cursor, forges a line of a log, turns writing around, or cannot be seen. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** A text that may be a stranger's, for a message: control characters are spelt out, and it has 1,000 characters at most. */
export function printable(text: string): string {
  const start = text.length > 1000 ? `${text.slice(0, 999)}…` : text;
  const spelt = start.replace(unprintable, (found) =>
    found === "\n" ? "\\n" : `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return spelt.length > 1000 ? `${spelt.slice(0, 999)}…` : spelt;
}
