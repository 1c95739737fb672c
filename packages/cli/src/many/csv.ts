/** Where something stands in a file, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Cell extends Place {
  readonly text: string;
}

/** A CSV file as it is spelled, so that its like can be written. */
export interface CsvFile {
  readonly delimiter: string;
  readonly newline: string;
  readonly header: readonly Cell[];
  readonly records: readonly (readonly Cell[])[];
}

/** What is wrong with a file, and where. */
export class PlacedError extends Error {
  override readonly name = "PlacedError";
  readonly place: Place;

  constructor(place: Place, message: string) {
    super(message);
    this.place = place;
  }
}

/**
 * Reads CSV as RFC 4180 has it, and nothing that could mean two things: commas, semicolons or tabs, whichever the header
 * has most of; CRLF or LF; a header, and as many cells in each record. Empty lines are passed over. Throws PlacedError.
 */
export function parseCsv(text: string): CsvFile {
  const reader = new Reader(text);
  const header = reader.record();
  if (header === undefined) throw new PlacedError({ line: 1, column: 1 }, "the file is empty, and needs a header");
  const records: Cell[][] = [];
  for (let record = reader.record(); record !== undefined; record = reader.record()) {
    if (record.length !== header.length) {
      const place = record[header.length] ?? { ...(record.at(-1) as Cell) };
      const many = record.length === 1 ? "1 cell" : `${record.length} cells`;
      throw new PlacedError(place, `this line has ${many}, and the header has ${header.length}`);
    }
    records.push(record);
  }
  return { delimiter: reader.delimiter, newline: text.includes("\r\n") ? "\r\n" : "\n", header, records };
}

const delimiters = [",", ";", "\t"];

class Reader {
  readonly delimiter: string;
  readonly #text: string;
  readonly #plain: RegExp;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
    const [line = "", named] = /^sep=([,;\t])\r?\n/i.exec(text) ?? [];
    if (named !== undefined) this.#enterLine(line.length);
    this.delimiter = named ?? mostFrequent(text.slice(this.#at));
    this.#plain = new RegExp(`[^"\r\n${this.delimiter}]*`, "y");
  }

  /** The next record that is not empty; undefined at the end. */
  record(): Cell[] | undefined {
    while (this.#at < this.#text.length) {
      const begin = this.#at;
      const cells = [this.#cell()];
      while (this.#text[this.#at] === this.delimiter) {
        this.#at += 1;
        cells.push(this.#cell());
      }
      const isEmpty = this.#at === begin;
      this.#endLine();
      if (!isEmpty) return cells;
    }
    return undefined;
  }

  #place(at: number): Place {
    return { line: this.#line, column: at - this.#lineStart + 1 };
  }

  #enterLine(at: number): void {
    this.#at = at;
    this.#line += 1;
    this.#lineStart = at;
  }

  #endLine(): void {
    if (this.#at === this.#text.length) return;
    const end = ["\r\n", "\n"].find((each) => this.#text.startsWith(each, this.#at));
    if (end !== undefined) {
      this.#enterLine(this.#at + end.length);
      return;
    }
    const place = this.#place(this.#at);
    if (this.#text[this.#at] !== "\r") {
      throw new PlacedError(place, 'a quote in the middle of a cell: quote the whole cell, and write its quotes as ""');
    }
    throw new PlacedError(place, "a carriage return without a line feed: save the file with CRLF or LF");
  }

  #cell(): Cell {
    const place = this.#place(this.#at);
    if (this.#text[this.#at] === '"') return { ...place, text: this.#quoted(place) };
    this.#plain.lastIndex = this.#at;
    const [text = ""] = this.#plain.exec(this.#text) ?? [];
    this.#at += text.length;
    return { ...place, text };
  }

  #quoted(begin: Place): string {
    let text = "";
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end === -1) throw new PlacedError(begin, "the quote that begins this cell is never closed");
      text += this.#text.slice(this.#at + 1, end);
      for (let at = this.#text.indexOf("\n", this.#at); at !== -1 && at < end; at = this.#text.indexOf("\n", at + 1)) {
        this.#line += 1;
        this.#lineStart = at + 1;
      }
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') break;
      text += '"';
    }
    const next = this.#text[this.#at];
    if (next !== undefined && next !== "\r" && next !== "\n" && next !== this.delimiter) {
      throw new PlacedError(
        this.#place(this.#at),
        'text after the quote that ends a cell: a quote inside is written ""',
      );
    }
    return text;
  }
}

/** Of a header's characters outside quotes. */
function mostFrequent(text: string): string {
  const [header = ""] = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text) ?? [];
  const plain = header.replaceAll(/"(?:[^"]|"")*"/g, "");
  const countOf = (delimiter: string) => plain.split(delimiter).length;
  return delimiters.toSorted((one, other) => countOf(other) - countOf(one))[0] as string;
}
