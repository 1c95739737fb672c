import { characterData, type Fail, literalText } from "./character-data.ts";
import { exclamationMark, greaterThan, isSpace, lessThan, questionMark, slash, standsAt } from "./characters.ts";
import { Cutter, detach } from "./detach.ts";
import { nameEnd } from "./names.ts";
import { SpecialCharacters } from "./special-characters.ts";

/**
 * Reads what stands between the tags of a document: white space, text with its references, comments, processing
 * instructions and CDATA sections. What is not well-formed ends the reading with the error that `fail` throws, and so does
 * a document type, where it begins.
 */
export class TextReader {
  /** Where the reading stands. */
  at = 0;
  readonly text: string;
  readonly fail: Fail;
  readonly cutter: Cutter;
  readonly acceptIllegal: boolean;
  protected specials: SpecialCharacters;

  constructor(text: string, acceptIllegal: boolean, fail: Fail) {
    this.text = text;
    this.fail = fail;
    this.cutter = new Cutter(text);
    this.specials = new SpecialCharacters(text);
    this.acceptIllegal = acceptIllegal;
  }

  /** Reads text up to the next tag, with references, comments, processing instructions and CDATA sections in it. */
  protected specialContent(spelling: string, elementsAllowed = false): string {
    const { text, fail } = this;
    let content = "";
    while (true) {
      const from = this.at;
      const to = text.indexOf("<", from);
      if (to === -1) fail(`${spelling} does not end`, from);
      if (to > from) content += this.characters(from, to);
      this.at = to;
      const code = text.charCodeAt(to + 1);
      if (code === exclamationMark) content += this.#markup();
      else if (code === questionMark) this.#instruction();
      else if (code === slash || elementsAllowed) return content;
      else fail(`expected text in ${spelling}, found an element`, to);
    }
  }

  /** What the characters between two tags mean. */
  protected characters(from: number, to: number): string {
    if (this.specials.isFree(from, to)) return this.cutter.cut(from, to);
    return detach(characterData(this.text, from, to, this.specials, this.acceptIllegal, this.fail));
  }

  /** Skips white space, comments and processing instructions. Gives the code of the character that is not skipped. */
  protected skipMisc(): number {
    const { text } = this;
    while (true) {
      let { at } = this;
      while (isSpace(text.charCodeAt(at))) at++;
      this.at = at;
      const code = text.charCodeAt(at);
      if (code !== lessThan) return code;
      const next = text.charCodeAt(at + 1);
      if (next === questionMark) this.#instruction();
      else if (next !== exclamationMark) return code;
      else if (!standsAt(text, at, "<!--")) this.failAtMarkup();
      else this.#markup();
    }
  }

  /** Reads a comment or a CDATA section, and gives its text. */
  #markup(): string {
    const { text, at, fail } = this;
    const isComment = standsAt(text, at, "<!--");
    if (!isComment && !standsAt(text, at, "<![CDATA[")) this.failAtMarkup();
    const from = at + (isComment ? 4 : 9);
    const to = text.indexOf(isComment ? "--" : "]]>", from);
    if (to === -1 || (isComment && text.charCodeAt(to + 2) !== greaterThan)) {
      fail(`expected the end of the ${isComment ? "comment" : "CDATA section"}`, at);
    }
    this.at = to + 3;
    const raw = text.slice(from, to);
    const content = this.specials.isFree(from, to) ? raw : literalText(raw, from, fail);
    return isComment ? "" : content;
  }

  /** Skips a processing instruction. */
  #instruction(): void {
    const { text, at, fail } = this;
    const nameAt = at + 2;
    const dataAt = nameEnd(text, nameAt);
    const name = text.slice(nameAt, dataAt);
    const end = text.indexOf("?>", dataAt);
    if (/^xml$/i.test(name)) this.failAtMarkup();
    if (name === "" || end === -1 || (dataAt !== end && !isSpace(text.charCodeAt(dataAt)))) {
      fail("expected the name and the end of a processing instruction", at);
    }
    if (!this.specials.isFree(dataAt, end)) literalText(text.slice(dataAt, end), dataAt, fail);
    this.at = end + 2;
  }

  protected failAtMarkup(): never {
    const { text, at, fail } = this;
    if (text.startsWith("<!DOCTYPE", at)) return fail("a document type is not allowed", at);
    if (/^<\?xml/i.test(text.slice(at, at + 5))) {
      return fail("an XML declaration stands at the start, and says version 1.0 and UTF-8 or UTF-16", at);
    }
    if (text.startsWith("<!", at)) return fail("only elements and comments are allowed here", at);
    return fail("expected a tag", at);
  }
}
