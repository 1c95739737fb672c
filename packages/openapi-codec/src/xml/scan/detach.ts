/** V8 copies shorter parts of a text; a longer part refers to the whole and keeps it alive. */
const minReference = 13;
/** As much of a document is copied at once, and kept alive by each part of it; more where most of that is used. */
const excerptLength = 128;
const denseExcerptLength = 256;

/** A copy of a part of a document: keeping it does not keep the document. */
export function detach(part: string): string {
  return part.length < minReference ? part : `${part} `.slice(0, -1);
}

/** More parts of a text take more memory than the text in one piece. */
const maxParts = 8;

/** A text that was put together from parts. */
export const joined = (text: string, parts: number): string => (parts > maxParts ? detach(text) : text);

/** Cuts parts out of a document: out of a copy of what stands around them, since more small copies take longer. */
export class Cutter {
  readonly #text: string;
  #excerpt = "";
  /** Where the excerpt begins. */
  #start = 0;
  /** How much of it was cut out. */
  #used = 0;

  constructor(text: string) {
    this.#text = text;
  }

  cut(from: number, to: number): string {
    const length = to - from;
    if (length < minReference) return this.#text.slice(from, to);
    if (length > denseExcerptLength) return detach(this.#text.slice(from, to));
    if (from < this.#start || to > this.#start + this.#excerpt.length) {
      this.#start = from;
      const isDense = this.#used * 2 > this.#excerpt.length;
      const size = isDense ? denseExcerptLength : Math.max(length, excerptLength);
      this.#excerpt = detach(this.#text.slice(from, from + size));
      this.#used = 0;
    }
    this.#used += length;
    return this.#excerpt.slice(from - this.#start, to - this.#start);
  }
}

const nothing = /^/;

/** The engine remembers the text that a regular expression matched last: another takes the place of the document. */
export function forgetDocument(): void {
  nothing.test("");
}
