import { XmlReadFailure } from "./xml-failure.ts";
import { checkNcName, type QualifiedName } from "./xml-names.ts";

const firstNameByte = 1;
const nameByte = 2;
const textByte = 4;
const attributeByte = 8;
const commentByte = 16;

/**
 * What each byte of UTF-8 may be part of. 0xEF is in none of the text classes, because U+FFFE and U+FFFF begin with it.
 */
const classes = Uint8Array.from({ length: 256 }, (_, byte) => classify(byte));

function classify(byte: number): number {
  const character = String.fromCharCode(byte);
  let flags = 0;
  if (byte >= 0x80 || /[A-Za-z_]/.test(character)) {
    flags |= firstNameByte | nameByte;
  }
  if (/[0-9.-]/.test(character)) {
    flags |= nameByte;
  }
  if (byte === 0xef) {
    return flags;
  }
  if (byte >= 0x20 || byte === 0x09 || byte === 0x0a) {
    flags |= commentByte | ("&<]".includes(character) ? 0 : textByte);
  }
  if (byte === 0x0d) {
    flags |= commentByte;
  }
  if (byte >= 0x20 && !"\"&'<".includes(character)) {
    flags |= attributeByte;
  }
  return flags;
}

/** Bytes that passed by. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

const lenientUtf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };

/** The place in the UTF-8 bytes of a document, and what can be read from it without knowing what came before. */
export class XmlCursor {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** The next byte as a character; fails at the end. */
  peek(): string {
    const byte = this.#bytes[this.at];
    if (byte === undefined) {
      throw new XmlReadFailure("Unexpected end of file.");
    }
    return String.fromCharCode(byte);
  }

  startsWith(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.#bytes[this.at + i] !== text.charCodeAt(i)) {
        return false;
      }
    }
    return true;
  }

  expect(text: string): void {
    if (!this.startsWith(text)) {
      throw new XmlReadFailure(`Expected ${text}.`);
    }
    this.at += text.length;
  }

  /** Gives whether there was any. */
  skipWhiteSpace(): boolean {
    const start = this.at;
    while (!this.isAtEnd && " \t\r\n".includes(this.peek())) {
      this.at++;
    }
    return this.at > start;
  }

  /** Decodes bytes that passed by; fails when they are not UTF-8. */
  decode(start: number, end: number): string {
    try {
      return strictUtf8.decode(this.#bytes.subarray(start, end));
    } catch (error) {
      throw new XmlReadFailure("Not valid UTF-8.", { cause: error });
    }
  }

  takeQualifiedName(): QualifiedName {
    const first = this.#takeName();
    if (this.isAtEnd || this.peek() !== ":") {
      return { prefix: "", localName: first };
    }
    this.at++;
    return { prefix: first, localName: this.#takeName() };
  }

  #takeName(): string {
    const start = this.at;
    let flags = firstNameByte;
    while (((classes[this.#bytes[this.at] ?? 0] ?? 0) & flags) !== 0) {
      flags = nameByte;
      this.at++;
    }
    return checkNcName(this.decode(start, this.at));
  }

  takeText(): TextSpan {
    const start = this.at;
    this.#takeRun(textByte);
    return { start, end: this.at };
  }

  takeWhiteSpaceText(): TextSpan {
    const start = this.at;
    while (!this.isAtEnd && " \t\n".includes(this.peek())) {
      this.at++;
    }
    return { start, end: this.at };
  }

  /** From behind `<!--` to behind `-->`. */
  skipComment(): void {
    while (!this.startsWith("--")) {
      if (this.peek() === "-") {
        this.at++;
      } else if (this.#takeRun(commentByte, "-") === 0) {
        throw new XmlReadFailure("Invalid character in a comment.");
      }
    }
    this.expect("-->");
  }

  /** From behind `<![CDATA[` to behind `]]>`. Nothing in it is checked but U+FFFE and U+FFFF. */
  takeCdata(): TextSpan {
    const start = this.at;
    while (!this.startsWith("]]>")) {
      this.peek();
      this.#refuseNonCharacter();
      this.at++;
    }
    this.at += 3;
    return { start, end: this.at - 3 };
  }

  /** From behind the opening quote to behind the closing one. */
  takeAttributeText(quote: string): TextSpan {
    const start = this.at;
    while (true) {
      this.#takeRun(attributeByte);
      const next = this.peek();
      if (next === quote) {
        this.at++;
        return { start, end: this.at - 1 };
      }
      if (next === "&") {
        this.takeReference();
      } else if ("'\"\t\r\n".includes(next)) {
        this.at++;
      } else {
        throw new XmlReadFailure("Invalid character in an attribute.");
      }
    }
  }

  /** The text of an attribute: references resolved, line ends and tabs as blanks. */
  decodeAttribute({ start, end }: TextSpan): string {
    return this.#resolveAttribute(this.decode(start, end));
  }

  /** A namespace is compared byte by byte and never decoded, so that broken UTF-8 is only unequal to everything. */
  decodeNamespace({ start, end }: TextSpan): string {
    return this.#resolveAttribute(lenientUtf8.decode(this.#bytes.subarray(start, end)));
  }

  #resolveAttribute(text: string): string {
    return text.replace(/\r\n|[\r\n\t]|&([^;]*);/g, (_, name?: string) =>
      name === undefined ? " " : resolveReference(name),
    );
  }

  /** `&…;`: the five entities and character references, U+0000 and surrogates included. */
  takeReference(): string {
    this.at++;
    const start = this.at;
    while (this.peek() !== ";") {
      this.at++;
    }
    this.at++;
    return resolveReference(this.decode(start, this.at - 1));
  }

  /** Passes every byte of a class, and what begins with 0xEF and is a character; gives how many bytes. */
  #takeRun(flag: number, except = ""): number {
    const start = this.at;
    while (!this.isAtEnd) {
      const byte = this.#bytes[this.at] ?? 0;
      if (byte === 0xef) {
        this.#refuseNonCharacter();
        this.at += 3;
      } else if (((classes[byte] ?? 0) & flag) === 0 || String.fromCharCode(byte) === except) {
        break;
      } else {
        this.at++;
      }
    }
    return this.at - start;
  }

  #refuseNonCharacter(): void {
    const [first, second, third] = this.#bytes.subarray(this.at, this.at + 3);
    if (first === 0xef && second === 0xbf && (third === 0xbe || third === 0xbf)) {
      throw new XmlReadFailure("U+FFFE and U+FFFF are not characters.");
    }
  }
}

function resolveReference(name: string): string {
  const entity = Object.hasOwn(entities, name) ? entities[name] : undefined;
  if (entity !== undefined) {
    return entity;
  }
  const code = /^#(?:x([0-9a-fA-F]*)|([0-9]*))$/.exec(name);
  const value = code === null ? Number.NaN : Number.parseInt(`0${code[1] ?? code[2]}`, code[1] === undefined ? 10 : 16);
  if (!(value <= 0x10ffff)) {
    throw new XmlReadFailure(`&${name}; is not a reference.`);
  }
  return String.fromCodePoint(value);
}
