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
export function lineCounter(text: string): (offset: number) => TextPosition {
  let line = 1;
  let lineStart = 0;
  let counted = 0;
  return (offset) => {
    if (offset < counted) {
      line = 1;
      lineStart = 0;
      counted = 0;
    }
    for (const { index, 0: lineEnd } of text.slice(counted, offset).matchAll(/\r\n?|\n/g)) {
      line++;
      lineStart = counted + index + lineEnd.length;
    }
    counted = offset;
    return { offset, line, column: offset - lineStart + 1 };
  };
}
