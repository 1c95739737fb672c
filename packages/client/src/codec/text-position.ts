/** Where something stands in a text. */
export interface TextPosition {
  /** In UTF-16 units from the start. */
  readonly offset: number;
  /** From 1; CR, LF and CR LF each end a line. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** Finds lines and columns. It goes on from the place found last, so that many places cost one pass over the text. */
export class LineCounter {
  readonly #text: string;
  #line = 1;
  #lineStart = 0;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  positionOf(offset: number): TextPosition {
    if (offset < this.#counted) {
      this.#line = 1;
      this.#lineStart = 0;
      this.#counted = 0;
    }
    for (const { index, 0: lineEnd } of this.#text.slice(this.#counted, offset).matchAll(/\r\n?|\n/g)) {
      this.#line++;
      this.#lineStart = this.#counted + index + lineEnd.length;
    }
    this.#counted = offset;
    return { offset, line: this.#line, column: offset - this.#lineStart + 1 };
  }
}
