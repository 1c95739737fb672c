import type { IssueCollector } from "../issue-collector.ts";
import type { DecodeLimits } from "../limits.ts";
import type { DecodeOptions } from "../options.ts";
import { LineCounter, type TextPosition } from "../text-position.ts";
import { isWellFormed } from "../well-formed.ts";
import { attributeValue, characterData, type Fail, literalText } from "./character-data.ts";
import { name, schemaInstance, space } from "./names.ts";
import { isDeclarable, outermost, resolvePrefix, type Scope } from "./namespaces.ts";

const equals = `${space}*=${space}*`;
const pseudoAttribute = (key: string, value: string): string => `${space}+${key}${equals}(?:"${value}"|'${value}')`;
const declaration = new RegExp(
  `<\\?xml${pseudoAttribute("version", "1\\.0")}(?:${pseudoAttribute("encoding", "[Uu][Tt][Ff]-(?:8|16)")})?` +
    `(?:${pseudoAttribute("standalone", "(?:yes|no)")})?${space}*\\?>`,
  "y",
);
const spaces = new RegExp(`${space}*`, "y");
const value = `(?:"([^<"]*)"|'([^<']*)')`;
/** The groups: prefix, name, attributes, and a slash where the element is empty. A hundred attributes are allowed. */
const startTag = new RegExp(
  `<(?:(${name}):)?(${name})((?:${space}+${name}(?::${name})?${equals}${value.replaceAll(/\((?!\?)/g, "(?:")}){0,100})${space}*(/?)>`,
  "y",
);
/** The groups: prefix, name, and the value in one of two kinds of quotes. */
const attribute = new RegExp(`(?:(${name}):)?(${name})${equals}${value}`, "g");
const nilIdentity = `{${schemaInstance}}nil`;
const nilValue = new RegExp(`^${space}*(?:(true|1)|false|0)${space}*$`);

interface OpenElement {
  /** The name as it is spelt. */
  readonly spelling: string;
  readonly prefix: string;
  readonly namespace: string;
  /** The prefixes in force inside. */
  readonly scope: Scope;
}

/** What is around the root element. */
const document: OpenElement = { spelling: "", prefix: "", namespace: "", scope: outermost };

/**
 * Reads a document of XML 1.0 with namespaces from its start to its end, one tag or one text at a time. What is not
 * well-formed ends the reading with a `DecodeError` that says where, and so do document types and processing
 * instructions, where they begin.
 */
export class Scanner {
  readonly collector: IssueCollector;
  readonly limits: DecodeLimits;
  readonly options: DecodeOptions;
  /** Of the start tag read last: the name without its prefix. */
  name = "";
  /** Of the start tag read last: the namespace, "" for none. */
  namespace = "";
  /** Of the start tag read last: whether the element has no value. */
  nil = false;
  /** Where the start tag read last begins. */
  start = 0;
  readonly #text: string;
  readonly #lines: LineCounter;
  /** The innermost open element, and those around it. */
  #element = document;
  readonly #outer: OpenElement[] = [];
  #at = 0;
  /** Whether the start tag read last is an end tag too. */
  #isEmpty = false;

  constructor(text: string, collector: IssueCollector, limits: DecodeLimits, options: DecodeOptions) {
    this.#text = text;
    this.#lines = new LineCounter(text);
    this.collector = collector;
    this.limits = limits;
    this.options = options;
  }

  /** Ends the reading. Issues found before are in the error too. */
  readonly fail: Fail = (message, offset = this.#at) => {
    this.report(message, undefined, offset);
    throw this.collector.decodeError();
  };

  /** Notes what is wrong with a value: the reading goes on. The place is that of the start tag read last. */
  report(message: string, member?: string, offset: number = this.start): void {
    this.collector.add(message, member, this.#lines.positionOf(offset));
  }

  /** Where the start tag read last begins. */
  position(): TextPosition {
    return this.#lines.positionOf(this.start);
  }

  /** Reads up to the root's start tag, and that. */
  root(): void {
    const text = this.#text;
    if (!isWellFormed(text)) this.fail("Half of a surrogate pair", text.search(/\p{Surrogate}/u));
    if (text.startsWith("\uFEFF")) this.#at = 1;
    if (text.startsWith("<?xml", this.#at) && !this.#match(declaration)) {
      this.fail("Expected an XML declaration of version 1.0 in UTF-8 or UTF-16");
    }
    this.#skipMisc();
    this.#startTag();
  }

  /** Reads to the end of the document, after the root's end tag. */
  end(): void {
    this.#skipMisc();
    if (this.#at < this.#text.length) this.fail("Expected the end of the document");
  }

  /**
   * Reads the start tag of the open element's next child; or its end tag, and says false. Refuses text on the way. A
   * child of the expected name, with the prefix of its parent and no attributes, costs the least.
   */
  child(expected?: string): boolean {
    if (this.#isEmpty) return this.#leave();
    this.#skipMisc();
    if (this.#isAt("</")) return this.#endTag();
    return (expected !== undefined && this.#expectedTag(expected)) || this.#startTag();
  }

  /**
   * Reads what the open element holds, and its end tag: its text, or undefined where there are elements in it, which are
   * refused unless allowed.
   */
  content(elementsAllowed: boolean): string | undefined {
    const depth = this.#outer.length;
    let content = "";
    let hasElements = false;
    while (this.#outer.length >= depth) {
      if (this.#isEmpty) {
        this.#leave();
        continue;
      }
      const from = this.#at;
      const to = this.#text.indexOf("<", from);
      if (to === -1) this.fail(`Expected the end of ${this.#element.spelling}`);
      content += characterData(this.#text.slice(from, to), from, this.#acceptsIllegal(), this.fail);
      this.#at = to;
      if (this.#isAt("</")) this.#endTag();
      else if (this.#isAt("<!")) content += this.#markup();
      else if (elementsAllowed) hasElements = this.#startTag();
      else this.fail(`Expected text in ${this.#element.spelling}`);
    }
    return hasElements ? undefined : content;
  }

  #acceptsIllegal(): boolean {
    return this.options.illegalCharacterReferences === "accept";
  }

  #isAt(expected: string): boolean {
    return this.#text.startsWith(expected, this.#at);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  /** Skips white space and comments, all that may stand between the elements of data. */
  #skipMisc(): void {
    do this.#skipSpace();
    while (this.#isAt("<!--") && this.#markup() === "");
  }

  #skipSpace(): void {
    if (this.#text.charCodeAt(this.#at) > 0x20) return;
    spaces.lastIndex = this.#at;
    spaces.test(this.#text);
    this.#at = spaces.lastIndex;
  }

  /** Reads a comment or a CDATA section, and gives its text. */
  #markup(): string {
    const isComment = this.#isAt("<!--");
    if (!isComment && !this.#isAt("<![CDATA[")) this.fail("Expected a comment or a CDATA section");
    const from = this.#at + (isComment ? 4 : 9);
    const to = this.#text.indexOf(isComment ? "--" : "]]>", from);
    if (to === -1 || (isComment && this.#text[to + 2] !== ">")) this.fail("The comment or CDATA section does not end");
    const content = literalText(this.#text.slice(from, to), from, this.fail);
    this.#at = to + 3;
    return isComment ? "" : content;
  }

  #startTag(): true {
    this.start = this.#at;
    const match = this.#match(startTag) ?? this.#failInsteadOfTag();
    const [, prefix = "", name = "", attributes = "", slash] = match;
    const spelling = prefix === "" ? name : `${prefix}:${name}`;
    this.nil = false;
    const scope = this.#scopeWith(attributes, this.start + 1 + spelling.length);
    return this.#open({ spelling, prefix, namespace: this.#resolve(prefix, scope), scope }, name, slash !== "");
  }

  /** Reads the start tag of a child that is spelt like its parent, if it is one. */
  #expectedTag(name: string): boolean {
    const { prefix, namespace, scope } = this.#element;
    const spelling = prefix === "" ? name : `${prefix}:${name}`;
    const end = this.#at + 1 + spelling.length;
    if (!this.#text.startsWith(spelling, this.#at + 1) || this.#text[end] !== ">" || !this.#isAt("<")) return false;
    this.start = this.#at;
    this.#at = end + 1;
    this.nil = false;
    return this.#open({ spelling, prefix, namespace, scope }, name, false);
  }

  #open(element: OpenElement, name: string, isEmpty: boolean): true {
    if (this.#outer.length >= this.limits.maxDepth) this.fail(`More than ${this.limits.maxDepth} levels`, this.start);
    this.#outer.push(this.#element);
    this.#element = element;
    this.name = name;
    this.namespace = element.namespace;
    this.#isEmpty = isEmpty;
    return true;
  }

  #failInsteadOfTag(): never {
    const isMarkup = this.#isAt("<!DOCTYPE") || this.#isAt("<?");
    return this.fail(isMarkup ? "Document types and processing instructions are not allowed" : "Expected a start tag");
  }

  #resolve(prefix: string, scope: Scope): string {
    return resolvePrefix(prefix, scope) ?? this.fail(`The prefix ${prefix} is not declared`, this.start);
  }

  /** Reads attributes, of which only the declarations of prefixes and nil mean something. */
  #scopeWith(attributes: string, offset: number): Scope {
    const outer = this.#element.scope;
    if (attributes === "") return outer;
    const declared = new Map<string, string>();
    const others: [prefix: string, name: string, value: string][] = [];
    attribute.lastIndex = 0;
    for (let match = attribute.exec(attributes); match !== null; match = attribute.exec(attributes)) {
      const [, prefix = "", local = "", double, single = ""] = match;
      const value = attributeValue(double ?? single, offset + match.index, this.#acceptsIllegal(), this.fail);
      if (prefix !== "xmlns" && (prefix !== "" || local !== "xmlns")) {
        others.push([prefix, local, value]);
        continue;
      }
      const name = prefix === "" ? "" : local;
      if (declared.has(name) || !isDeclarable(name, value)) {
        this.fail(`The prefix "${name}" cannot be declared so`, this.start);
      }
      declared.set(name, value);
    }
    const scope = declared.size === 0 ? outer : { declared, outer };
    if (others.length > 0) this.#checkAttributes(others, scope);
    return scope;
  }

  #checkAttributes(
    attributes: readonly (readonly [prefix: string, name: string, value: string])[],
    scope: Scope,
  ): void {
    const seen = new Set<string>();
    for (const [prefix, local, value] of attributes) {
      const identity = prefix === "" ? local : `{${this.#resolve(prefix, scope)}}${local}`;
      if (seen.has(identity)) this.fail(`The attribute ${local} stands twice`, this.start);
      seen.add(identity);
      if (identity !== nilIdentity) continue;
      const [isNil, yes] = nilValue.exec(value) ?? [];
      if (isNil === undefined) this.fail("nil must be true or false", this.start);
      this.nil = yes !== undefined;
    }
  }

  #endTag(): false {
    const tag = this.#element.spelling;
    const start = this.#at;
    this.#at += 2;
    const isSpelt = this.#isAt(tag);
    this.#at += tag.length;
    this.#skipSpace();
    if (!isSpelt || !this.#isAt(">")) this.fail(`Expected the end tag of ${tag}`, start);
    this.#at++;
    return this.#leave();
  }

  #leave(): false {
    this.#isEmpty = false;
    this.#element = this.#outer.pop() ?? document;
    return false;
  }
}
