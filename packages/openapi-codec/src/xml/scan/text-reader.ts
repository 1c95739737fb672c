import {
  exclamationMark,
  greaterThan,
  hyphen,
  isSpace,
  lessThan,
  questionMark,
  slash,
  standsAt,
} from "../characters.ts";
import { nameEnd } from "../names.ts";
import { characterData, type Fail, literalText, type Source } from "./character-data.ts";
import { Cutter, detach, joined } from "./detach.ts";
import { SpecialCharacters } from "./special-characters.ts";

const commentStart = "<!--";
const sectionStart = "<![CDATA[";

/**
 * Reads what stands between the tags of a document: white space, text with its references, comments, processing
 * instructions and CDATA sections. What is not well-formed ends the reading with the error that `fail` throws, and so does
 * a document type, where it begins.
 */
export class TextReader implements Source {
  /** Where the reading stands. */
  at = 0;
  readonly text: string;
  readonly fail: Fail;
  readonly cutter: Cutter;
  readonly acceptIllegal: boolean;
  specials: SpecialCharacters;

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
    for (let parts = 0; ; parts++) {
      const from = this.at;
      const to = text.indexOf("<", from);
      if (to === -1) fail(`${spelling} does not end`, from);
      if (to > from) content += this.characters(from, to);
      this.at = to;
      const code = text.charCodeAt(to + 1);
      if (code === exclamationMark && standsAt(text, to, sectionStart)) content += this.#section();
      else if (code === exclamationMark) this.#comment();
      else if (code === questionMark) this.#instruction();
      else if (code === slash || elementsAllowed) return joined(content, parts);
      else fail(`expected text in ${spelling}, found an element`, to);
    }
  }

  /** What the characters between two tags mean. */
  protected characters(from: number, to: number): string {
    if (this.specials.isFree(from, to)) return this.cutter.cut(from, to);
    return characterData(this, from, to);
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
      else if (next === exclamationMark) this.#comment();
      else return code;
    }
  }

  #comment(): void {
    const { text, at, fail } = this;
    if (!standsAt(text, at, commentStart)) this.failAtMarkup();
    const from = at + commentStart.length;
    let to = text.indexOf("-", from);
    while (to !== -1 && text.charCodeAt(to + 1) !== hyphen) to = text.indexOf("-", to + 1);
    if (to === -1 || text.charCodeAt(to + 2) !== greaterThan) fail("expected the end of the comment", at);
    this.at = to + 3;
    if (!this.specials.isFree(from, to)) literalText(text.slice(from, to), from, fail);
  }

  /** Reads a CDATA section, and gives its text. */
  #section(): string {
    const { text, at, specials, fail } = this;
    const from = at + sectionStart.length;
    const special = specials.next(from);
    let to = special;
    while (to < text.length && !standsAt(text, to, "]]>")) to = specials.next(to + 1);
    if (to === text.length) fail("expected the end of the CDATA section", at);
    this.at = to + 3;
    return special === to ? this.cutter.cut(from, to) : detach(literalText(text.slice(from, to), from, fail));
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
      return fail("an XML declaration stands at the start, and says version 1.0", at);
    }
    if (text.startsWith("<!", at)) return fail("only elements and comments are allowed here", at);
    return fail("expected a tag", at);
  }
}
