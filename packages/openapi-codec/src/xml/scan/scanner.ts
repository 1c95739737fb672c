import { isWellFormed } from "../../rules/conform-scalar.ts";
import { colon, greaterThan, isSpace, lessThan, questionMark, slash, standsAt } from "../characters.ts";
import { nameEnd, space } from "../names.ts";
import type { Fail } from "./character-data.ts";
import { detach } from "./detach.ts";
import { outermost, type Scope, type TagRest } from "./scope.ts";
import { shortDecimal } from "./short-decimal.ts";
import type { SpecialCharacters } from "./special-characters.ts";
import { readTagRest } from "./tag-rest.ts";
import { TextReader } from "./text-reader.ts";

const byteOrderMark = 0xfeff;
const equals = `${space}*=${space}*`;
const option = (key: string, value: string): string => `${space}+${key}${equals}(?:"${value}"|'${value}')`;
const declaration = new RegExp(
  `<\\?xml${option("version", "1\\.0")}(?:${option("encoding", "[A-Za-z][-.\\w]*")})?` +
    `(?:${option("standalone", "(?:yes|no)")})?${space}*\\?>`,
  "y",
);

/** An element whose children are read. */
export type OpenElement = Pick<Scanner, "prefix" | "name" | "scope"> & { readonly isEmpty: boolean };

/**
 * Reads a document of XML 1.0 with namespaces from its start to its end. What is not well-formed ends the reading with the
 * error that `fail` throws, and so does a document type, where it begins.
 *
 * After a start tag was read, the caller reads what the element holds and its end tag; who reads children keeps `prefix`,
 * `name` and `scope` before it reads the first.
 */
export class Scanner extends TextReader {
  /** Where the start tag begins that was read last. */
  start = 0;
  /** Its prefix with the colon, "" for none. */
  prefix = "";
  /** Its name without the prefix. */
  name = "";
  namespace = "";
  rest: TagRest;
  /** The prefixes in force where the reading stands. */
  scope: Scope;
  readonly #maxDepth: number;
  #depth = 0;

  constructor(text: string, maxDepth: number, acceptIllegal: boolean, fail: Fail) {
    super(text, acceptIllegal, fail);
    this.#maxDepth = maxDepth;
    this.scope = outermost;
    this.rest = this.scope.open;
  }

  /** Reads up to the root's start tag, and that. Its name is likely to be the expected one. */
  root(expected: string): void {
    const { text, fail } = this;
    if (!isWellFormed(text)) fail("half of a surrogate pair", text.search(/\p{Surrogate}/u));
    if (text.charCodeAt(0) === byteOrderMark) this.at = 1;
    if (text.charCodeAt(this.at + 1) === questionMark) {
      declaration.lastIndex = this.at;
      if (declaration.test(text)) this.at = declaration.lastIndex;
    }
    if (this.skipMisc() !== lessThan) fail("expected the start tag of the root element", this.at);
    this.startTag(expected);
  }

  /** Reads to the end of the document, after the root's end tag. */
  end(): void {
    this.skipMisc();
    if (this.at < this.text.length) this.fail("expected the end of the document", this.at);
  }

  /** The element whose start tag was read last, to read its children. */
  opened(): OpenElement {
    return { prefix: this.prefix, name: this.name, scope: this.scope, isEmpty: this.rest.isEmpty };
  }

  /**
   * Whether another child of an element follows; else its end tag is read. White space and comments are passed over,
   * anything else is refused.
   */
  hasChild(element: OpenElement): boolean {
    const { text } = this;
    this.scope = element.scope;
    if (!element.isEmpty) {
      let { at } = this;
      while (isSpace(text.charCodeAt(at))) at++;
      this.at = at;
      // Most often a name follows.
      if (text.charCodeAt(at) === lessThan && text.charCodeAt(at + 1) > questionMark) return true;
      const code = this.skipMisc();
      if (code !== lessThan) {
        const found = Number.isNaN(code) ? "the end of the document" : "text";
        this.fail(`expected an element or the end tag of ${element.prefix}${element.name}, found ${found}`, this.at);
      }
      if (text.charCodeAt(this.at + 1) !== slash) return true;
    }
    this.endTag(element.prefix, element.name, element.isEmpty);
    return false;
  }

  /**
   * Reads the start tag of an element if it has that name and is spelt as the element before it was; else reads nothing.
   * `startTag` reads every other.
   */
  tryStartTag(expected: string, namespace: string): boolean {
    const { text, scope, at } = this;
    let prefix = "";
    if (namespace !== scope.defaultNamespace) {
      prefix = scope.lastPrefix;
      if (namespace !== scope.lastNamespace || !standsAt(text, at + 1, prefix)) return false;
    }
    const from = at + 1 + prefix.length;
    if (!standsAt(text, from, expected)) return false;
    const to = from + expected.length;
    const code = text.charCodeAt(to);
    if (code !== greaterThan && code !== slash && !isSpace(code)) return false;
    this.#begin(prefix, expected, namespace, to, code);
    if (this.scope === scope || this.#resolve(prefix) === namespace) return true;
    // The element itself declares the prefix again.
    this.#depth--;
    this.at = at;
    this.scope = scope;
    return false;
  }

  /** Reads the start tag of any element. A name that is likely to be its own is not cut out once more. */
  startTag(likely = ""): void {
    const { text, scope } = this;
    const from = this.at + 1;
    let to = this.#nameEnd(from);
    let prefix = "";
    if (text.charCodeAt(to) === colon) {
      const { lastPrefix } = scope;
      const isLast = to + 1 - from === lastPrefix.length && standsAt(text, from, lastPrefix);
      prefix = isLast ? lastPrefix : text.slice(from, to + 1);
      to = this.#nameEnd(to + 1);
    }
    const localAt = from + prefix.length;
    const isLikely = to - localAt === likely.length && standsAt(text, localAt, likely);
    this.#begin(prefix, isLikely ? likely : text.slice(localAt, to), "", to, text.charCodeAt(to));
    const isRemembered = this.scope === scope && prefix === scope.lastPrefix;
    this.namespace = (isRemembered ? scope.lastNamespace : undefined) ?? this.#resolve(prefix);
    if (this.scope === scope && prefix !== "" && !isRemembered) scope.remember(this.namespace, detach(prefix));
  }

  /** Where a name ends that begins there. */
  #nameEnd(from: number): number {
    const to = nameEnd(this.text, from);
    return to === from ? this.failAtMarkup() : to;
  }

  /** Reads the end tag of an element, or nothing where its start tag was its end tag too. */
  endTag(prefix: string, local: string, isEmpty: boolean): void {
    this.#depth--;
    if (isEmpty) return;
    const { text, at } = this;
    const from = at + 2 + prefix.length;
    let to = from + local.length;
    if (standsAt(text, from, local) && (prefix === "" || standsAt(text, at + 2, prefix))) {
      let code = text.charCodeAt(to);
      while (isSpace(code)) code = text.charCodeAt(++to);
      if (code === greaterThan) {
        this.at = to + 1;
        return;
      }
    }
    this.fail(`expected the end tag of ${prefix}${local}`, at);
  }

  /** Reads the text of the element whose start tag was read last, and its end tag. Refuses elements in it. */
  content(): string {
    const { text, prefix, name, rest } = this;
    if (rest.isEmpty) {
      this.#depth--;
      return "";
    }
    const from = this.at;
    const to = text.indexOf("<", from);
    if (to === -1 || text.charCodeAt(to + 1) !== slash) {
      const content = this.specialContent(prefix + name);
      this.endTag(prefix, name, false);
      return content;
    }
    this.at = to;
    this.endTag(prefix, name, false);
    return this.characters(from, to);
  }

  /**
   * Reads the content and the end tag of the element whose start tag was read last if it is a number of at most 15 digits,
   * which needs no rounding; else reads nothing, and `content` tells what is there.
   */
  tryNumber(allowsFraction: boolean): number | undefined {
    if (this.rest.isEmpty) return undefined;
    const { text, at } = this;
    const to = text.indexOf("<", at);
    const value = text.charCodeAt(to + 1) === slash ? shortDecimal(text, at, to, allowsFraction) : undefined;
    if (value === undefined) return undefined;
    this.at = to;
    this.endTag(this.prefix, this.name, false);
    return value;
  }

  /** Reads whatever the element whose start tag was read last holds, and its end tag. */
  skip(): void {
    const open = [this.opened()];
    for (let element = open.at(-1); element !== undefined; element = open.at(-1)) {
      this.scope = element.scope;
      if (!element.isEmpty) {
        this.specialContent(element.prefix + element.name, true);
        if (this.text.charCodeAt(this.at + 1) !== slash) {
          this.startTag();
          open.push(this.opened());
          continue;
        }
      }
      this.endTag(element.prefix, element.name, element.isEmpty);
      open.pop();
    }
  }

  /** Whether the element whose start tag was read last holds another one; nothing is read. */
  holdsElement(): boolean {
    if (this.rest.isEmpty) return false;
    const mark = this.mark();
    this.specialContent(this.prefix + this.name, true);
    const holds = this.text.charCodeAt(this.at + 1) !== slash;
    this.reset(mark);
    return holds;
  }

  /** Where the reading stands, to come back to. */
  mark(): Pick<Scanner, "at" | "start" | "prefix" | "name" | "namespace" | "rest" | "scope"> & {
    readonly depth: number;
    readonly specials: SpecialCharacters;
  } {
    const { at, start, prefix, name, namespace, rest, scope } = this;
    return { at, start, prefix, name, namespace, rest, scope, depth: this.#depth, specials: this.specials.fork() };
  }

  /** Goes back to where the reading stood. */
  reset({ depth, specials, ...mark }: ReturnType<Scanner["mark"]>): void {
    Object.assign(this, mark);
    this.specials = specials;
    this.#depth = depth;
  }

  #begin(prefix: string, local: string, namespace: string, to: number, code: number): void {
    if (this.#depth >= this.#maxDepth) this.fail(`more than ${this.#maxDepth} levels`, this.at);
    this.#depth++;
    this.start = this.at;
    this.prefix = prefix;
    this.name = local;
    this.namespace = namespace;
    if (code === greaterThan) {
      this.rest = this.scope.open;
      this.at = to + 1;
    } else this.#readRest(to);
  }

  /** The namespace of an element with that prefix. */
  #resolve(prefix: string): string {
    const key = prefix.slice(0, -1);
    return this.scope.resolve(key) ?? this.fail(`the prefix ${key} is not declared`, this.start);
  }

  /** Reads attributes and the end of a start tag. */
  #readRest(from: number): void {
    const { text, scope } = this;
    let rest = scope.lastRest;
    if (rest === undefined || !standsAt(text, from, rest.raw)) {
      rest = readTagRest(this, from, scope);
      // What is remembered may outlive the document, so it holds no data of it.
      if (rest.isRepeatable) scope.lastRest = rest;
    }
    this.rest = rest;
    this.at = from + rest.length;
    this.scope = rest.scope;
  }
}
