/** Controls, what turns text around or takes no room, line separators, and halves of characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const maxLength = 2000;

/** One line for a terminal: what would move the cursor, colour, hide or turn text around is written as an escape. */
export function printable(text: string): string {
  const line = text.slice(0, maxLength).replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return text.length > maxLength ? `${line} …` : line;
}
