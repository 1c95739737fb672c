import { declareAttributes, takeAttributes, type XmlAttribute } from "./xml-attributes.ts";
import { type TextSpan, XmlCursor } from "./xml-cursor.ts";
import { XmlReadFailure } from "./xml-failure.ts";
import { NamespaceScopes, type QualifiedName } from "./xml-names.ts";

export type XmlNodeType = "initial" | "declaration" | "element" | "endElement" | "text" | "comment" | "end";

const maximumDepth = 256;

/**
 * Reads XML node by node as .NET's XmlDictionaryReader for UTF-8 does. It refuses document types and processing
 * instructions, checks what it passes and nothing behind it, and lets control characters through as references.
 */
export class XmlNodeReader {
  readonly #cursor: XmlCursor;
  readonly #scopes: NamespaceScopes = new NamespaceScopes();
  readonly #open: QualifiedName[] = [];
  #sawRoot = false;
  #pendingExit = false;
  type: XmlNodeType = "initial";
  namespace = "";
  localName = "";
  isEmpty = false;
  attributes: readonly XmlAttribute[] = [];
  #content: string | TextSpan = "";

  constructor(bytes: Uint8Array) {
    this.#cursor = new XmlCursor(bytes);
  }

  /** Of a text node; decoded on demand, so that broken UTF-8 in a skipped element does no harm. */
  get text(): string {
    const content = this.#content;
    return typeof content === "string" ? content : this.#cursor.decode(content.start, content.end);
  }

  get depth(): number {
    return this.#open.length;
  }

  isElement(localName: string, namespace: string): boolean {
    return this.type === "element" && this.localName === localName && this.namespace === namespace;
  }

  is(type: XmlNodeType): boolean {
    return this.type === type;
  }

  valueOf(attribute: XmlAttribute): string {
    return this.#cursor.decodeAttribute(attribute.text);
  }

  findNamespace(prefix: string): string | undefined {
    return this.#scopes.find(prefix);
  }

  /** Moves to the next node; false at the end of the document. */
  read(): boolean {
    if (this.#pendingExit) {
      this.#exit();
    }
    if (this.#cursor.isAtEnd) {
      if (this.depth > 0) {
        throw new XmlReadFailure("Unexpected end of file.");
      }
      this.type = "end";
      return false;
    }
    const first = this.#cursor.peek();
    if (first === "<") {
      this.#readMarkup();
    } else if (" \t\n".includes(first)) {
      this.#setText(this.#cursor.takeWhiteSpaceText());
    } else if (first === "\r") {
      this.#readCarriageReturn();
    } else if (this.depth === 0) {
      throw new XmlReadFailure("Text outside the root.");
    } else if (first === "&") {
      this.#setText(this.#cursor.takeReference());
    } else if (first === "]") {
      this.#readBracket();
    } else {
      this.#readText();
    }
    return true;
  }

  /** Moves on to an element, the end of one, or text that is not blank. */
  moveToContent(): XmlNodeType {
    while (
      this.type === "initial" ||
      this.type === "declaration" ||
      this.type === "comment" ||
      (this.type === "text" && /^[ \t\r\n]*$/.test(this.text))
    ) {
      this.read();
    }
    return this.type;
  }

  /** Reads past an element with all that is in it, to the node behind it. */
  skip(): void {
    if (!this.isEmpty) {
      const depth = this.depth;
      do {
        this.read();
      } while (!(this.type === "endElement" && this.depth === depth));
    }
    this.read();
  }

  #readMarkup(): void {
    const cursor = this.#cursor;
    if (cursor.startsWith("</")) {
      this.#readEndElement();
    } else if (cursor.startsWith("<!-")) {
      cursor.expect("<!--");
      cursor.skipComment();
      this.type = "comment";
    } else if (cursor.startsWith("<!")) {
      cursor.expect("<![CDATA[");
      if (this.depth === 0) {
        throw new XmlReadFailure("CDATA outside the root.");
      }
      this.#setText(cursor.takeCdata());
    } else if (cursor.startsWith("<?")) {
      this.#readDeclaration();
    } else {
      this.#readStartElement();
    }
  }

  #readDeclaration(): void {
    const cursor = this.#cursor;
    cursor.expect("<?xml");
    if (this.type !== "initial" || !cursor.skipWhiteSpace()) {
      throw new XmlReadFailure("A processing instruction, or a declaration that does not come first.");
    }
    const attributes = takeAttributes(cursor).map(
      ({ name, text }) => `${name.prefix}:${name.localName}=${cursor.decodeAttribute(text)}`,
    );
    cursor.expect("?>");
    if (!/^:version=1\.0(\n:encoding=[^\n]*)?(\n:standalone=(yes|no))?$/.test(attributes.join("\n"))) {
      throw new XmlReadFailure("Malformed declaration.");
    }
    this.type = "declaration";
  }

  #readStartElement(): void {
    const cursor = this.#cursor;
    if (this.depth === 0 && this.#sawRoot) {
      throw new XmlReadFailure("A second root.");
    }
    this.#sawRoot = true;
    cursor.expect("<");
    const name = cursor.takeQualifiedName();
    this.#open.push(name);
    this.#scopes.enter();
    if (this.depth > maximumDepth) {
      throw new XmlReadFailure("The maximum depth has been exceeded.");
    }
    cursor.skipWhiteSpace();
    this.attributes = cursor.startsWith(">") || cursor.startsWith("/") ? [] : declareAttributes(cursor, this.#scopes);
    this.namespace = this.#scopes.resolve(name.prefix);
    this.localName = name.localName;
    this.isEmpty = cursor.startsWith("/");
    cursor.expect(this.isEmpty ? "/>" : ">");
    this.#pendingExit = this.isEmpty;
    this.type = "element";
  }

  #readEndElement(): void {
    const cursor = this.#cursor;
    const open = this.#open.at(-1);
    if (open === undefined) {
      throw new XmlReadFailure("An end without a start.");
    }
    cursor.expect("</");
    const { prefix, localName } = cursor.takeQualifiedName();
    if (prefix !== open.prefix || localName !== open.localName) {
      throw new XmlReadFailure("The end does not match the start.");
    }
    cursor.skipWhiteSpace();
    cursor.expect(">");
    this.type = "endElement";
    this.#pendingExit = true;
  }

  #exit(): void {
    this.#pendingExit = false;
    this.#open.pop();
    this.#scopes.leave();
  }

  /** A line end becomes one LF, which belongs to the blanks behind it. */
  #readCarriageReturn(): void {
    this.#cursor.at++;
    this.#setText(this.#cursor.startsWith("\n") ? this.#cursor.takeWhiteSpaceText() : "\n");
  }

  #readBracket(): void {
    if (this.#cursor.startsWith("]]>")) {
      throw new XmlReadFailure("]]> in text.");
    }
    this.#cursor.at++;
    this.#setText("]");
  }

  #readText(): void {
    const text = this.#cursor.takeText();
    if (text.start === text.end) {
      throw new XmlReadFailure("Invalid character.");
    }
    this.#setText(text);
  }

  #setText(content: string | TextSpan): void {
    this.type = "text";
    this.#content = content;
  }
}
