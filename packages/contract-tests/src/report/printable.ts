/** What acts without being seen: control characters, those that turn the direction of text, separators of lines. */
const hidden = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]|\p{Surrogate}/gu;

/** A text that cannot move the cursor, nor colour or clear the screen: what came over the wire must not. */
export function printable(text: string): string {
  return text.replace(hidden, escapeCharacter);
}

/** The same, with its line ends. */
export function printableLines(text: string): string {
  return text.replace(hidden, (character) => (character === "\n" ? character : escapeCharacter(character)));
}

/** A text without the words that a runner of CI takes for commands, wherever they stand in a line. */
export function withoutCommands(text: string): string {
  return text.replaceAll("::", ":\u200b:").replaceAll("##[", "##\u200b[");
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
