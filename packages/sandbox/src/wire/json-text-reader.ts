import { parseInt32 } from "./dotnet-number.ts";
import { JsonCursor } from "./json-cursor.ts";
import { parseJsonInt32, parseJsonNumber } from "./json-number.ts";
import { isStartToken, JsonReadFailure, type JsonTokenType, type JsonTokenValue, printToken } from "./json-token.ts";
import { JsonTokenState } from "./json-token-state.ts";

const literals: Readonly<Record<string, readonly [JsonTokenType, JsonTokenValue]>> = {
  true: ["boolean", true],
  false: ["boolean", false],
  null: ["null", null],
  undefined: ["undefined", null],
  NaN: ["float", Number.NaN],
  Infinity: ["float", Number.POSITIVE_INFINITY],
  "-Infinity": ["float", Number.NEGATIVE_INFINITY],
};
const literalByFirst: Readonly<Record<string, string>> = {
  t: "true",
  f: "false",
  u: "undefined",
  N: "NaN",
  I: "Infinity",
};

/**
 * Reads JSON token by token as Newtonsoft.Json 6 does: single quotes, bare names, comments, missing values, numbers in
 * three bases, NULs between tokens. After a failure it can be read on from where it stopped, which is what decides
 * which members of a broken body survive.
 */
export class JsonTextReader extends JsonTokenState {
  readonly #cursor: JsonCursor;
  #expectsInt32 = false;

  constructor(text: string) {
    super();
    this.#cursor = new JsonCursor(text);
  }

  /** Moves to the next token; false at the end, however much is missing there. */
  read(): boolean {
    this.#expectsInt32 = false;
    return this.#readToken();
  }

  /** Reads past a value, or past a property and its value. */
  skip(): void {
    if (this.type === "propertyName") {
      this.read();
    }
    if (isStartToken(this.type)) {
      const depth = this.depth;
      while (this.read() && depth < this.depth) {
        // Everything inside is read and dropped.
      }
    }
  }

  /** Reads a value that is to become an integer. */
  readAsInt32(): void {
    this.#expectsInt32 = true;
    this.#readPastComments();
    if (this.type === "string") {
      const text = String(this.value);
      const integer = text === "" ? null : parseInt32(text);
      if (typeof integer === "string") {
        throw new JsonReadFailure("Could not convert the string to an integer.");
      }
      this.setToken(integer === null ? "null" : "integer", integer === null ? null : BigInt(integer), false);
    } else if (!["none", "integer", "null", "endArray"].includes(this.type)) {
      throw new JsonReadFailure(`Unexpected token for an integer: ${this.type}.`);
    }
  }

  /** Reads a value that is to become a string: numbers and booleans are printed. */
  readAsString(): void {
    this.#expectsInt32 = false;
    this.#readPastComments();
    if (["none", "string", "null", "endArray"].includes(this.type)) {
      return;
    }
    if (this.value === null || !["integer", "float", "boolean"].includes(this.type)) {
      throw new JsonReadFailure(`Unexpected token for a string: ${this.type}.`);
    }
    this.setToken("string", printToken(this.value), false);
  }

  #readPastComments(): void {
    do {
      if (!this.#readToken()) {
        return;
      }
    } while (this.type === "comment");
  }

  #readToken(): boolean {
    const found = this.#parseNext();
    if (!found) {
      this.type = "none";
      this.value = null;
    }
    return found;
  }

  #parseNext(): boolean {
    while (true) {
      switch (this.state) {
        case "object":
        case "objectStart":
          return this.#parseObject();
        case "postValue":
          if (this.#parsePostValue()) {
            return true;
          }
          break;
        case "finished":
          return this.#parseTrailer();
        default:
          return this.#parseValue();
      }
    }
  }

  #parseTrailer(): boolean {
    const next = this.#cursor.skipWhiteSpace();
    if (next === "") {
      return false;
    }
    if (next !== "/") {
      throw new JsonReadFailure("Additional text after the JSON content.");
    }
    this.#parseComment();
    return true;
  }

  #parsePostValue(): boolean {
    const next = this.#cursor.skipWhiteSpace();
    switch (next) {
      case "":
        this.state = "finished";
        return false;
      case "}":
      case "]":
      case ")":
        this.#parseEnd(next);
        return true;
      case "/":
        this.#parseComment();
        return true;
      case ",": {
        this.#cursor.advance();
        const container = this.position.container;
        this.state = container === "none" ? "finished" : container;
        return false;
      }
      default:
        throw new JsonReadFailure("Unexpected character after a value.");
    }
  }

  #parseObject(): boolean {
    const next = this.#cursor.skipWhiteSpace();
    if (next === "") {
      return false;
    }
    if (next === "}") {
      this.setToken("endObject");
      this.#cursor.advance();
    } else if (next === "/") {
      this.#parseComment();
    } else {
      this.#parsePropertyName(next);
    }
    return true;
  }

  #parsePropertyName(first: string): void {
    const name = this.#cursor.takePropertyName(first);
    if (this.#cursor.skipWhiteSpace() !== ":") {
      throw new JsonReadFailure("No colon after a property name.");
    }
    this.#cursor.advance();
    this.setToken("propertyName", name);
  }

  #parseValue(): boolean {
    const next = this.#cursor.skipWhiteSpace();
    switch (next) {
      case "":
        return false;
      case '"':
      case "'": {
        const text = this.#cursor.takeString(next);
        this.position.finishValue();
        this.setToken("string", text, false);
        return true;
      }
      case "{":
      case "[":
        this.#cursor.advance();
        this.setToken(next === "{" ? "startObject" : "startArray");
        return true;
      case "]":
      case ")":
        this.#parseEnd(next);
        return true;
      case ",":
        // A missing value; the comma is read next time.
        this.setToken("undefined");
        return true;
      case "/":
        this.#parseComment();
        return true;
      case "n":
        this.#parseNullOrConstructor();
        return true;
      case "-":
        if (this.#cursor.peek() === "I") {
          this.#parseLiteral("-Infinity");
        } else {
          this.#parseNumber();
        }
        return true;
      default: {
        const literal = literalByFirst[next];
        if (literal !== undefined) {
          this.#parseLiteral(literal);
        } else if (/[\p{N}.]/u.test(next)) {
          this.#parseNumber();
        } else {
          throw new JsonReadFailure("Unexpected character for a value.");
        }
        return true;
      }
    }
  }

  #parseEnd(character: "}" | "]" | ")"): void {
    this.#cursor.advance();
    this.setToken(character === "}" ? "endObject" : character === "]" ? "endArray" : "endConstructor");
  }

  #parseNullOrConstructor(): void {
    const second = this.#cursor.peek();
    if (second === "u") {
      this.#parseLiteral("null");
    } else if (second === "e" && this.#match("new")) {
      const name = this.#cursor.takeConstructorName();
      if (this.#cursor.skipWhiteSpace() !== "(") {
        throw new JsonReadFailure("Unexpected character in a constructor.");
      }
      this.#cursor.advance();
      this.setToken("startConstructor", name);
    } else {
      throw new JsonReadFailure("Unexpected character for a value.");
    }
  }

  #parseLiteral(word: string): void {
    const token = literals[word];
    if (token === undefined || !this.#match(word)) {
      throw new JsonReadFailure(`Not the word ${word}.`);
    }
    this.setToken(...token);
  }

  #match(word: string): boolean {
    return this.#cursor.match(word, this.state.startsWith("constructor"));
  }

  #parseNumber(): void {
    const digits = this.#cursor.takeNumber();
    // From here on the reader stands behind the value, even when the number turns out to be none.
    this.finishState();
    this.position.finishValue();
    const value = this.#expectsInt32 ? BigInt(parseJsonInt32(digits)) : parseJsonNumber(digits);
    this.setToken(typeof value === "bigint" ? "integer" : "float", value, false);
  }

  #parseComment(): void {
    this.#cursor.skipComment();
    this.type = "comment";
    this.value = null;
  }
}
