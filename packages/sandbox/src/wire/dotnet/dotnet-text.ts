/** What `Char.IsWhiteSpace` says of: U+0085 is, and the byte order mark, which JavaScript counts, is not. */
const white = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const whiteSpace = new RegExp(`^[${white}]$`);
const notWhite = new RegExp(`[^${white}]`);
const leading = new RegExp(`^[${white}]+`);
const surroundings = new RegExp(`^[${white}]+|[${white}]+$`, "g");

/** Of one UTF-16 unit. */
export function isWhiteSpace(character: string): boolean {
  return whiteSpace.test(character);
}

/** The next place at or after `from` that is neither white space nor NUL; the length where there is none. */
export function skipWhiteSpaceAndNul(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWhiteSpaceOrNul(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

function isWhiteSpaceOrNul(unit: number): boolean {
  return unit < 0x80
    ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0
    : whiteSpace.test(String.fromCharCode(unit));
}

/** `String.Trim`. */
export function trim(text: string): string {
  return text.replace(surroundings, "");
}

/** `String.TrimStart`. */
export function trimStart(text: string): string {
  return text.replace(leading, "");
}

/** For comparisons without regard to case, in which .NET does not take the sign of the kelvin for a "k", as JavaScript does. */
export function foldCase(text: string): string {
  return text.replace(/[^\u212a]+/g, (part) => part.toLowerCase());
}

/** `String.IsNullOrWhiteSpace`. */
export function isBlank(text: string): boolean {
  return !notWhite.test(text);
}
