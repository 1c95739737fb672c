import { isWhiteSpace, skipWhiteSpaceAndNul } from "../dotnet/dotnet-text.ts";
import { scanNumber } from "./json-number.ts";
import { JsonStringFailure, scanString } from "./json-string.ts";
import { JsonReadFailure } from "./json-token.ts";

const identifierCharacter = /[\p{L}\p{Nd}_$]/u;
const constructorName = /[\p{L}\p{Nd}]*/uy;

/** In what the versions of Newtonsoft.Json differ when they read characters. */
export interface CursorRules {
  /** The four characters of an escape that are digits. */
  readonly isHexUnit: RegExp;
  /** Whether a word that does not match is passed over up to where it differs. */
  readonly passesMismatch: boolean;
}

/** The place in a JSON text, and what can be read from it without knowing what came before. */
export class JsonCursor {
  #text: string;
  /** What can be read after each place where the bytes are not text. */
  readonly #later: string[];
  readonly #rules: CursorRules;
  #at = 0;

  constructor([first = "", ...later]: readonly string[], rules: CursorRules) {
    this.#text = first;
    this.#later = later;
    this.#rules = rules;
  }

  advance(): void {
    this.#at++;
  }

  /** The character after the current one. */
  peek(): string {
    this.#need(2, this.#at);
    return this.#text.charAt(this.#at + 1);
  }

  /** Skips white space and NULs; gives the next character, "" at the end. */
  skipWhiteSpace(): string {
    this.#at = skipWhiteSpaceAndNul(this.#text, this.#at);
    this.#need(1, this.#at);
    return this.#text.charAt(this.#at);
  }

  /** Matches a word; like the original, it stands after the word even when no separator follows. */
  match(word: string, insideConstructor: boolean): boolean {
    this.#need(word.length, this.#at);
    if (!this.#text.startsWith(word, this.#at)) {
      if (this.#rules.passesMismatch) {
        this.#passMismatch(word);
      }
      return false;
    }
    this.#at += word.length;
    this.#need(1, this.#at);
    const next = this.#text.charAt(this.#at);
    if (next === "/") {
      return /[*/]/.test(this.peek());
    }
    return (
      next === "" || next === "\0" || ",}]".includes(next) || isWhiteSpace(next) || (next === ")" && insideConstructor)
    );
  }

  /** Reads a string from its opening quote. */
  takeString(quote: string): string {
    try {
      const { value, end } = scanString(this.#text, this.#at + 1, quote, this.#rules.isHexUnit);
      this.#at = end;
      return value;
    } catch (error) {
      if (error instanceof JsonStringFailure) {
        this.#at = error.resumeAt;
        this.#need(error.missing, error.heldFrom);
      }
      throw error;
    }
  }

  takePropertyName(first: string): string {
    if (first === '"' || first === "'") {
      return this.takeString(first);
    }
    if (!identifierCharacter.test(first)) {
      throw new JsonReadFailure("Invalid start of a property name.");
    }
    const start = this.#at;
    while (identifierCharacter.test(this.#text.charAt(this.#at))) {
      this.#at++;
    }
    this.#need(1, this.#at);
    const next = this.#text.charAt(this.#at);
    if (next !== ":" && next !== "\0" && !isWhiteSpace(next)) {
      throw new JsonReadFailure("Invalid character in an unquoted property name.");
    }
    return this.#text.slice(start, this.#at);
  }

  takeConstructorName(): string {
    this.skipWhiteSpace();
    constructorName.lastIndex = this.#at;
    const name = constructorName.exec(this.#text)?.[0] ?? "";
    this.#at += name.length;
    this.#need(1, this.#at);
    return name;
  }

  takeNumber(): string {
    const start = this.#at;
    const { end, followed } = scanNumber(this.#text, start);
    this.#at = end;
    this.#need(1, end);
    if (!followed) {
      throw new JsonReadFailure("Unexpected character in a number.");
    }
    return this.#text.slice(start, end);
  }

  skipComment(): void {
    const opening = this.#text.slice(this.#at, this.#at + 2);
    // The original needs one character more than the opening, whatever it is.
    this.#need(3, this.#at + 1);
    if (this.#at + 2 >= this.#text.length || (opening !== "/*" && opening !== "//")) {
      this.#at++;
      throw new JsonReadFailure("Not a comment.");
    }
    const closing = opening === "/*" ? this.#text.indexOf("*/", this.#at + 2) : this.#endOfLine(this.#at + 2);
    if (closing < 0) {
      this.#at = this.#text.length;
      this.#need(1, this.#at);
      throw new JsonReadFailure("Unexpected end in a comment.");
    }
    this.#at = opening === "/*" ? closing + 2 : closing;
  }

  /** Fails once at each place where the bytes are not text; then what was not passed yet is read together with what comes after. */
  #need(characters: number, heldFrom: number): void {
    if (this.#at + characters > this.#text.length) {
      const next = this.#later.shift();
      if (next !== undefined) {
        this.#text = this.#text.slice(heldFrom) + next;
        this.#at = 0;
        throw new JsonReadFailure("The bytes are not text.");
      }
    }
  }

  #passMismatch(word: string): void {
    if (this.#at + word.length > this.#text.length) {
      this.#at = this.#text.length;
      return;
    }
    for (const letter of word) {
      if (this.#text.charAt(this.#at) !== letter) {
        return;
      }
      this.#at++;
    }
  }

  #endOfLine(from: number): number {
    const length = this.#text.slice(from).search(/[\r\n]/);
    return length < 0 ? this.#text.length : from + length;
  }
}
