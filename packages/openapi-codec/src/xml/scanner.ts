import { isWellFormed } from "../rules/conform.ts";
import { attributeValue, characterData, type Fail, literalText } from "./character-data.ts";
import { detach } from "./detach.ts";
import { parseBoolean } from "./lexical.ts";
import { name, schemaInstance, space } from "./names.ts";
import { type Attribute, isDeclarable, outermost, Scope, type TagRest } from "./scope.ts";

const equals = `${space}*=${space}*`;
const option = (key: string, value: string): string => `${space}+${key}${equals}(?:"${value}"|'${value}')`;
const declaration = new RegExp(
  `<\\?xml${option("version", "1\\.0")}(?:${option("encoding", "[Uu][Tt][Ff]-(?:8|16)")})?` +
    `(?:${option("standalone", "(?:yes|no)")})?${space}*\\?>`,
  "y",
);
const names = new RegExp(name, "y");
/** The groups: prefix, name, and the value with its quotes. */
const attribute = new RegExp(`${space}+(?:(${name}):)?(${name})${equals}("[^<"]*"|'[^<']*')`, "y");
const tagEnd = new RegExp(`${space}*(/?)>`, "y");
const maxAttributes = 1000;
/** A longer start tag is read anew each time. */
const maxRemembered = 500;
const noAttributes: readonly Attribute[] = [];

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const exclamationMark = 33;
const ampersand = 38;
const hyphen = 45;
const slash = 47;
const period = 46;
const zero = 48;
const nine = 57;
const colon = 58;
const lessThan = 60;
const greaterThan = 62;
const questionMark = 63;
const closingBracket = 93;

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number): boolean => code >= zero && code <= nine;
const isSpace = (code: number): boolean =>
  code === blank || code === lineFeed || code === tab || code === carriageReturn;

/** An element whose children are read. */
export type OpenElement = Pick<Scanner, "prefix" | "name" | "scope"> & { readonly isEmpty: boolean };

/**
 * Reads a document of XML 1.0 with namespaces from its start to its end. What is not well-formed ends the reading with the
 * error that `fail` throws, and so do document types and processing instructions, where they begin.
 *
 * After a start tag was read, the caller reads what the element holds and its end tag; who reads children keeps `prefix`,
 * `name` and `scope` before it reads the first.
 */
export class Scanner {
  /** Where the reading stands. */
  at = 0;
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
  readonly text: string;
  readonly fail: Fail;
  readonly #maxDepth: number;
  readonly #acceptIllegal: boolean;
  #depth = 0;

  constructor(text: string, maxDepth: number, acceptIllegal: boolean, fail: Fail) {
    this.text = text;
    this.fail = fail;
    this.#maxDepth = maxDepth;
    this.#acceptIllegal = acceptIllegal;
    this.scope = outermost;
    this.rest = this.scope.open;
  }

  /** Reads up to the root's start tag, and that. */
  root(): void {
    const { text, fail } = this;
    if (!isWellFormed(text)) fail("half of a surrogate pair", text.search(/\p{Surrogate}/u));
    if (text.startsWith("\uFEFF")) this.at = 1;
    if (text.startsWith("<?xml", this.at)) {
      declaration.lastIndex = this.at;
      if (declaration.test(text)) this.at = declaration.lastIndex;
    }
    if (this.#skipMisc() !== lessThan) fail("expected the start tag of the root element", this.at);
    this.startTag();
  }

  /** Reads to the end of the document, after the root's end tag. */
  end(): void {
    this.#skipMisc();
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
    this.scope = element.scope;
    if (!element.isEmpty) {
      const code = this.#skipMisc();
      if (code !== lessThan) {
        const found = Number.isNaN(code) ? "the end of the document" : "text";
        this.fail(`expected an element or the end tag of ${element.prefix}${element.name}, found ${found}`, this.at);
      }
      if (this.text.charCodeAt(this.at + 1) !== slash) return true;
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
      prefix = scope.prefixOf(namespace);
      if (prefix === "" || !text.startsWith(prefix, at + 1)) return false;
    }
    const from = at + 1 + prefix.length;
    if (!text.startsWith(expected, from)) return false;
    const to = from + expected.length;
    const code = text.charCodeAt(to);
    if (code !== greaterThan && code !== slash && !isSpace(code)) return false;
    this.#begin(prefix, expected, namespace, to, code);
    if (this.scope === scope || this.#resolve(prefix) === namespace) return true;
    // The element itself declares the prefix anew.
    this.#depth--;
    this.at = at;
    this.scope = scope;
    return false;
  }

  /** Reads the start tag of any element. */
  startTag(): void {
    const { text, scope } = this;
    const from = this.at + 1;
    let to = this.#nameEnd(from);
    let prefix = "";
    if (text.charCodeAt(to) === colon) {
      prefix = text.slice(from, to + 1);
      to = this.#nameEnd(to + 1);
    }
    this.#begin(prefix, text.slice(from + prefix.length, to), "", to, text.charCodeAt(to));
    this.namespace = this.#resolve(prefix);
    if (prefix !== "" && this.scope === scope) scope.remember(this.namespace, detach(prefix));
  }

  /** Where a name ends that begins there. */
  #nameEnd(from: number): number {
    const { text } = this;
    let to = from;
    let code = text.charCodeAt(to);
    if (code < 128 ? isLetter(code) : code >= 128) {
      do code = text.charCodeAt(++to);
      while (code < 128 && (isLetter(code) || isDigit(code) || code === hyphen || code === period));
      if (!(code >= 128) && text.charCodeAt(from) < 128) return to;
      names.lastIndex = from;
      if (names.test(text)) return names.lastIndex;
    }
    return this.#failAtMarkup();
  }

  /** Reads the end tag of an element, or nothing where its start tag was its end tag too. */
  endTag(prefix: string, local: string, isEmpty: boolean): void {
    this.#depth--;
    if (isEmpty) return;
    const { text, at } = this;
    let to = at + 2;
    if (prefix === "" || text.startsWith(prefix, to)) {
      to += prefix.length;
      if (text.startsWith(local, to)) {
        to += local.length;
        while (isSpace(text.charCodeAt(to))) to++;
        if (text.charCodeAt(to) === greaterThan) {
          this.at = to + 1;
          return;
        }
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
    let at = from;
    while (true) {
      const code = text.charCodeAt(at);
      if (code > closingBracket ? code < 0xfffe : isOrdinary(code)) at++;
      else break;
    }
    if (text.charCodeAt(at) !== lessThan || text.charCodeAt(at + 1) !== slash) {
      const content = this.#specialContent(prefix + name);
      this.endTag(prefix, name, false);
      return detach(content);
    }
    this.at = at;
    this.endTag(prefix, name, false);
    return detach(text.slice(from, at));
  }

  /**
   * Reads the content and the end tag of the element whose start tag was read last if it is a whole number of at most 15
   * digits; else reads nothing, and `content` tells what is there.
   */
  tryInteger(): number | undefined {
    const { text } = this;
    let at = this.at;
    const isNegative = text.charCodeAt(at) === hyphen;
    if (isNegative) at++;
    const from = at;
    let value = 0;
    let code = text.charCodeAt(at);
    while (isDigit(code)) {
      value = value * 10 + code - zero;
      code = text.charCodeAt(++at);
    }
    const digits = at - from;
    if (digits === 0 || digits > 15 || code !== lessThan || text.charCodeAt(at + 1) !== slash || this.rest.isEmpty) {
      return undefined;
    }
    this.at = at;
    this.endTag(this.prefix, this.name, false);
    return isNegative ? 0 - value : value;
  }

  /** Reads whatever the element whose start tag was read last holds, and its end tag. */
  skip(): void {
    const open = [this.opened()];
    for (let element = open.at(-1); element !== undefined; element = open.at(-1)) {
      this.scope = element.scope;
      if (!element.isEmpty) {
        this.#specialContent(element.prefix + element.name, true);
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

  /** Where the reading stands, to come back to. */
  mark(): Pick<Scanner, "at" | "start" | "prefix" | "name" | "namespace" | "rest" | "scope"> & {
    readonly depth: number;
  } {
    const { at, start, prefix, name, namespace, rest, scope } = this;
    return { at, start, prefix, name, namespace, rest, scope, depth: this.#depth };
  }

  /** Goes back to where the reading stood. */
  reset({ depth, ...mark }: ReturnType<Scanner["mark"]>): void {
    Object.assign(this, mark);
    this.#depth = depth;
  }

  /** Reads text up to the next tag, with references, comments and CDATA sections in it. */
  #specialContent(spelling: string, elementsAllowed = false): string {
    const { text, fail } = this;
    let content = "";
    while (true) {
      const from = this.at;
      const to = text.indexOf("<", from);
      if (to === -1) fail(`${spelling} does not end`, from);
      content += characterData(text.slice(from, to), from, this.#acceptIllegal, fail);
      this.at = to;
      const code = text.charCodeAt(to + 1);
      if (code === exclamationMark) content += this.#markup();
      else if (code === slash || (elementsAllowed && code !== questionMark)) return content;
      else if (code === questionMark) this.#failAtMarkup();
      else fail(`expected text in ${spelling}, found an element`, to);
    }
  }

  /** Skips white space and comments. Gives the code of the character that is not skipped. */
  #skipMisc(): number {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (true) {
      if (isSpace(code)) this.at++;
      else if (code !== lessThan) return code;
      else {
        const next = text.charCodeAt(this.at + 1);
        if (next === questionMark) this.#failAtMarkup();
        if (next !== exclamationMark) return code;
        if (!text.startsWith("<!--", this.at)) this.#failAtMarkup();
        this.#markup();
      }
      code = text.charCodeAt(this.at);
    }
  }

  /** Reads a comment or a CDATA section, and gives its text. */
  #markup(): string {
    const { text, at, fail } = this;
    const isComment = text.startsWith("<!--", at);
    if (!isComment && !text.startsWith("<![CDATA[", at)) this.#failAtMarkup();
    const from = at + (isComment ? 4 : 9);
    const to = text.indexOf(isComment ? "--" : "]]>", from);
    if (to === -1 || (isComment && text.charCodeAt(to + 2) !== greaterThan)) {
      fail(`expected the end of the ${isComment ? "comment" : "CDATA section"}`, at);
    }
    const content = literalText(text.slice(from, to), from, fail);
    this.at = to + 3;
    return isComment ? "" : content;
  }

  #failAtMarkup(): never {
    const { text, at, fail } = this;
    if (text.startsWith("<!DOCTYPE", at)) return fail("a document type is not allowed", at);
    if (text.startsWith("<?", at)) return fail("a processing instruction is not allowed", at);
    if (text.startsWith("<!", at)) return fail("only elements and comments are allowed here", at);
    return fail("expected a tag", at);
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
    const known = scope.lastRest;
    if (known !== undefined && text.startsWith(known.raw, from)) {
      this.at = from + known.raw.length;
      this.rest = known;
    } else {
      this.rest = this.#parseRest(from);
      // What is remembered may outlive the document, so it holds no data of it.
      if (this.rest.isRepeatable) scope.lastRest = this.rest;
    }
    this.scope = this.rest.scope;
  }

  #parseRest(from: number): TagRest {
    const { text, start, fail } = this;
    const declared = new Map<string, string>();
    const others: (readonly [prefix: string, name: string, value: string])[] = [];
    let at = from;
    for (let count = 0; ; count++) {
      attribute.lastIndex = at;
      const match = attribute.exec(text);
      if (match === null) break;
      if (count === maxAttributes) fail(`more than ${maxAttributes} attributes`, start);
      at = attribute.lastIndex;
      const [, prefix = "", local = "", quoted = ""] = match;
      const value = attributeValue(quoted.slice(1, -1), start, this.#acceptIllegal, fail);
      if (prefix !== "xmlns" && (prefix !== "" || local !== "xmlns")) {
        others.push([prefix, local, value]);
        continue;
      }
      const key = prefix === "" ? "" : local;
      if (declared.has(key)) fail(`the prefix "${key}" is declared twice`, start);
      if (!isDeclarable(key, value)) fail(`the prefix "${key}" cannot stand for "${value}"`, start);
      declared.set(key, value);
    }
    tagEnd.lastIndex = at;
    const end = tagEnd.exec(text);
    if (end === null) return fail("expected an attribute or the end of the tag", at);
    this.at = tagEnd.lastIndex;
    const raw = text.slice(from, this.at);
    const scope = declared.size === 0 ? this.scope : new Scope(this.scope, declared);
    const attributes = this.#resolveAttributes(others, scope);
    const isRepeatable =
      raw.length <= maxRemembered &&
      !raw.includes("&") &&
      attributes.every(({ namespace }) => namespace === schemaInstance);
    return {
      raw: isRepeatable ? detach(raw) : "",
      isRepeatable,
      scope,
      attributes,
      nil: nilOf(attributes) ?? fail("nil must be true or false", start),
      isEmpty: end[1] === "/",
    };
  }

  #resolveAttributes(
    attributes: readonly (readonly [prefix: string, name: string, value: string])[],
    scope: Scope,
  ): readonly Attribute[] {
    if (attributes.length === 0) return noAttributes;
    const { start, fail } = this;
    const seen = new Set<string>();
    return attributes.map(([prefix, name, value]) => {
      const namespace =
        prefix === "" ? "" : (scope.resolve(prefix) ?? fail(`the prefix ${prefix} is not declared`, start));
      const identity = `${namespace} ${name}`;
      if (seen.has(identity)) fail(`the attribute ${name} stands twice`, start);
      seen.add(identity);
      return { namespace, name: detach(name), value: detach(value) };
    });
  }
}

/** Characters up to "]" that need no look, but for the bracket itself. */
function isOrdinary(code: number): boolean {
  return (
    code === lineFeed ||
    code === tab ||
    (code >= blank && code !== ampersand && code !== lessThan && code !== closingBracket)
  );
}

function nilOf(attributes: readonly Attribute[]): boolean | undefined {
  const nil = attributes.find(({ namespace, name }) => name === "nil" && namespace === schemaInstance);
  return nil === undefined ? false : parseBoolean(nil.value);
}
