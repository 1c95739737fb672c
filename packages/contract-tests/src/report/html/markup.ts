/** Markup that may stand in a page as it is. Only the `markup` tag makes it. */
export interface Markup {
  readonly source: string;
}

type Part = string | number | Markup | readonly Markup[];

/** What must be seen, and must not act: control characters, and those that turn the direction of text. */
const hidden = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\p{Surrogate}\u2028\u2029\ufeff]/gu;

/** Writes markup. Every part that is not markup itself is text, and is escaped. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { source: strings.map((text, index) => `${index === 0 ? "" : toSource(parts[index - 1])}${text}`).join("") };
}

/** Nothing at all. */
export const nothing: Markup = markup``;

/** A sentence of the kit's own, with what stands between backticks as code. */
export function prose(text: string): Markup {
  return markup`${text.split("`").map((part, index) => (index % 2 === 0 ? markup`${part}` : markup`<code>${part}</code>`))}`;
}

function toSource(part: Part | undefined): string {
  if (typeof part === "string" || typeof part === "number") {
    return escapeText(String(part));
  }
  return part === undefined
    ? ""
    : [part]
        .flat()
        .map(({ source }) => source)
        .join("");
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
