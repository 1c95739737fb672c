/**
 * What XML 1.0 does not allow. Two expressions, since V8 looks for some sixteen characters ten times as fast as for more, if it
 * finds none of them in the first text that it looks at.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = [/[\0-\x08\v\f\x0E\x0F\uFFFE\uFFFF]/g, /[\x10-\x1F]/g] as const;

/** Tells where characters of a text stand for themselves. It looks over the text once, as far as it is asked. */
export class SpecialCharacters {
  readonly #text: string;
  /** Where the next of each stands. */
  #ampersand = -1;
  /** It may begin "]]>". */
  #bracket = -1;
  #carriageReturn = -1;
  #illegal = -1;
  /** Where the next of any stands. */
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next one stands; the end of the text without one. It is asked about one place after another. */
  next(from: number): number {
    if (this.#next < from) this.#next = this.#find(from);
    return this.#next;
  }

  /** Whether there is none. */
  isFree(from: number, to: number): boolean {
    return to <= this.next(from);
  }

  /** Another that goes on from the same place. */
  fork(): SpecialCharacters {
    const other = new SpecialCharacters(this.#text);
    other.#ampersand = this.#ampersand;
    other.#bracket = this.#bracket;
    other.#carriageReturn = this.#carriageReturn;
    other.#illegal = this.#illegal;
    other.#next = this.#next;
    return other;
  }

  #find(from: number): number {
    const text = this.#text;
    if (this.#ampersand < from) this.#ampersand = indexOf(text, "&", from);
    if (this.#bracket < from) this.#bracket = indexOf(text, "]", from);
    if (this.#carriageReturn < from) this.#carriageReturn = indexOf(text, "\r", from);
    if (this.#illegal < from) this.#illegal = Math.min(search(text, illegal[0], from), search(text, illegal[1], from));
    return Math.min(this.#ampersand, this.#bracket, this.#carriageReturn, this.#illegal);
  }
}

function indexOf(text: string, special: string, from: number): number {
  const at = text.indexOf(special, from);
  return at === -1 ? text.length : at;
}

function search(text: string, special: RegExp, from: number): number {
  special.lastIndex = from;
  return special.test(text) ? special.lastIndex - 1 : text.length;
}
