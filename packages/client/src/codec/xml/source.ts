import type { IssueCollector } from "../issue-collector.ts";
import { LineCounter, type TextPosition } from "../text-position.ts";
import { type Fail, literalText } from "./character-data.ts";

const space = /[\t\n\r ]*/y;

/** A document as a row of characters, and where the reading of it stands. */
export class Source {
  readonly text: string;
  at = 0;
  readonly #collector: IssueCollector;
  readonly #lines: LineCounter;

  constructor(text: string, collector: IssueCollector) {
    this.text = text;
    this.#lines = new LineCounter(text);
    this.#collector = collector;
  }

  /** Ends the reading with a `DecodeError`. Issues found before are in it too. */
  readonly fail: Fail = (message, offset = this.at) => {
    this.report(message, offset);
    throw this.#collector.decodeError();
  };

  /** Notes what is wrong with the meaning of the document, in a member of what is read where there is one: reading goes on. */
  report(message: string, offset: number, member?: string): void {
    this.#collector.add(message, member, this.positionOf(offset));
  }

  positionOf(offset: number): TextPosition {
    return this.#lines.positionOf(offset);
  }

  startsWith(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  /** Whether there was any. */
  skipSpace(): boolean {
    const from = this.at;
    space.lastIndex = from;
    space.test(this.text);
    this.at = space.lastIndex;
    return this.at > from;
  }

  /** Skips white space and comments, all that may stand between the elements of data. */
  skipMisc(): void {
    do this.skipSpace();
    while (this.startsWith("<!") && !this.startsWith("<![") && this.markup() === "");
  }

  /** Reads a comment or a CDATA section, and gives its text. */
  markup(): string {
    const isComment = this.startsWith("<!--");
    if (!isComment && !this.startsWith("<![CDATA["))
      this.fail("Document types are not allowed, only comments and CDATA sections may begin with <!");
    const from = this.at + (isComment ? 4 : 9);
    const to = this.text.indexOf(isComment ? "--" : "]]>", from);
    if (to === -1) this.fail(`The ${isComment ? "comment" : "CDATA section"} does not end`);
    if (isComment && this.text[to + 2] !== ">") this.fail("A comment may not contain --", to);
    const content = literalText(this.text.slice(from, to), from, this.fail);
    this.at = to + 3;
    return isComment ? "" : content;
  }
}
