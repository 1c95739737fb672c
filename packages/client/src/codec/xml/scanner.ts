import type { IssueCollector } from "../issue-collector.ts";
import { isWellFormed } from "../well-formed.ts";
import { characterData } from "./character-data.ts";
import { outermost, type Scope } from "./namespaces.ts";
import { Source } from "./source.ts";
import { type ExpectedTag, readStartTag, type StartTag } from "./start-tag.ts";

const declaration =
  /<\?xml[\t\n\r ]+version[\t\n\r ]*=[\t\n\r ]*(["'])1\.0\1(?:[\t\n\r ]+encoding[\t\n\r ]*=[\t\n\r ]*(["'])[Uu][Tt][Ff]-(?:8|16)\2)?(?:[\t\n\r ]+standalone[\t\n\r ]*=[\t\n\r ]*(["'])(?:yes|no)\3)?[\t\n\r ]*\?>/y;

/**
 * Reads a document of XML 1.0 with namespaces from its start to its end, one tag or one text at a time. What is not
 * well-formed ends the reading with a `DecodeError` that says where; so do document types and processing instructions,
 * where they begin.
 */
export class Scanner extends Source {
  /** Of the start tag read last: the name without its prefix. */
  name = "";
  /** Of the start tag read last: the namespace, "" for none. */
  namespace = "";
  /** Of the start tag read last: where it begins. */
  start = 0;
  /** Whether the element of the start tag read last says that it has no value. */
  nil = false;
  /** Whether the document begins with the tag that it mostly begins with. */
  #isExpected = false;
  /** Whether the start tag read last is an end tag too. */
  #isEmpty = false;
  /** Of the open elements: their names as they are spelt. */
  readonly #tags: string[] = [];
  /** Of the open elements: the prefixes in force inside. */
  readonly #scopes: Scope[] = [];
  readonly #maxDepth: number;
  readonly #acceptIllegal: boolean;

  constructor(text: string, collector: IssueCollector, maxDepth: number, acceptIllegal: boolean) {
    super(text, collector);
    this.#maxDepth = maxDepth;
    this.#acceptIllegal = acceptIllegal;
  }

  /** Reads up to the root's start tag, and that. `expected` is the one that it mostly is. */
  root(expected: ExpectedTag): void {
    if (!isWellFormed(this.text)) this.fail("Half of a surrogate pair", this.text.search(/\p{Surrogate}/u));
    this.#isExpected = this.startsWith(expected.text);
    if (this.#isExpected) {
      this.#enter(expected.tag, this.at);
      this.at = expected.text.length;
      return;
    }
    if (this.startsWith("\uFEFF")) this.at++;
    if (/^<\?xml[\t\n\r ]/.test(this.text.slice(this.at, this.at + 6))) {
      declaration.lastIndex = this.at;
      if (!declaration.test(this.text)) this.fail("The XML declaration is not one of XML 1.0 in UTF-8 or UTF-16");
      this.at = declaration.lastIndex;
    }
    this.skipMisc();
    if (this.text[this.at] !== "<") this.fail("Expected the root element");
    this.#startTag();
  }

  /** Whether the root begins as expected, and so many levels are allowed. */
  isCanonical(levels: number): boolean {
    return this.#isExpected && levels <= this.#maxDepth;
  }

  /** Reads to the end of the document, after the root's end tag. */
  end(): void {
    this.skipMisc();
    if (this.at < this.text.length) this.fail("Only comments and white space may follow the root element");
  }

  /** Reads the start tag of the open element's next child; or its end tag, and says false. Refuses text on the way. */
  child(): boolean {
    if (this.#isEmpty) return this.#leave();
    this.skipMisc();
    if (this.startsWith("</")) return this.#endTag();
    if (this.text[this.at] !== "<" || this.startsWith("<!")) {
      this.fail(`Expected the next element in ${this.#tags.at(-1)}, or its end`);
    }
    return this.#startTag();
  }

  /** Reads the text of the open element, and its end tag. Refuses elements on the way. */
  textContent(): string {
    return this.#content(false) ?? "";
  }

  /** Reads what the open element holds, and its end tag: its text, or undefined where there are elements in it. */
  anyContent(): string | undefined {
    return this.#content(true);
  }

  #content(elementsAllowed: boolean): string | undefined {
    const depth = this.#tags.length;
    let content = "";
    let hasElements = false;
    while (this.#tags.length >= depth) {
      if (this.#isEmpty) {
        this.#leave();
        continue;
      }
      const from = this.at;
      const to = this.text.indexOf("<", from);
      if (to === -1) this.fail(`The element ${this.#tags.at(-1)} does not end`);
      if (to > from) content += characterData(this.text.slice(from, to), from, this.#acceptIllegal, this.fail);
      this.at = to;
      if (this.startsWith("</")) this.#endTag();
      else if (this.startsWith("<!")) content += this.markup();
      else if (elementsAllowed) hasElements = this.#startTag();
      else this.fail(`Expected text in ${this.#tags.at(-1)}, found an element`);
    }
    return hasElements ? undefined : content;
  }

  #startTag(): true {
    if (this.#tags.length === this.#maxDepth) this.fail(`Nested deeper than ${this.#maxDepth} levels`);
    const start = this.at;
    this.#enter(readStartTag(this, this.#scopes.at(-1) ?? outermost, this.#acceptIllegal), start);
    return true;
  }

  #enter(tag: StartTag, start: number): void {
    this.name = tag.name;
    this.namespace = tag.namespace;
    this.nil = tag.nil;
    this.start = start;
    this.#isEmpty = tag.isEmpty;
    this.#tags.push(tag.spelling);
    this.#scopes.push(tag.scope);
  }

  #endTag(): false {
    const tag = this.#tags.at(-1) ?? "";
    this.at += 2;
    if (!this.startsWith(tag)) this.fail(`Expected the end tag of ${tag}`);
    this.at += tag.length;
    this.skipSpace();
    if (this.text[this.at] !== ">") this.fail(`Expected > at the end of the end tag of ${tag}`);
    this.at++;
    return this.#leave();
  }

  #leave(): false {
    this.#isEmpty = false;
    this.#tags.pop();
    this.#scopes.pop();
    return false;
  }
}
