import { parseJsonNumber } from "./json-number.ts";
import { isStartToken, JsonReadFailure } from "./json-token.ts";
import { JsonValueParser, type ParseNumber, type Word } from "./json-value-parser.ts";

const literalByFirst: Readonly<Record<string, Word>> = {
  t: "true",
  f: "false",
  u: "undefined",
  N: "NaN",
  I: "Infinity",
};

/**
 * Reads JSON token by token as Newtonsoft.Json does: single quotes, bare names, comments, missing values, numbers in
 * three bases, NULs between tokens. After a failure it can be read on from where it stopped, which is what decides
 * which members of a broken body survive.
 */
export abstract class JsonTextReader extends JsonValueParser {
  /** How far above the members a value that failed is read past. */
  abstract readonly recoveryDepth: number;

  /** Reads a value that is to become an integer. */
  abstract readAsInt32(): void;

  /** Reads a value that is to become a text. */
  abstract readAsString(): void;

  /** Reads a value that is to become a boolean. */
  abstract readAsBoolean(): void;

  /** Moves to the next token; false at the end, however much is missing there. */
  read(): boolean {
    return this.readToken(parseJsonNumber, true);
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

  protected readToken(parseNumber: ParseNumber, mayBeDate: boolean): boolean {
    const found = this.#parseNext(parseNumber, mayBeDate);
    if (!found && (this.rules.forgetsTokenAtEnd || this.state === "finished")) {
      this.clearToken();
    }
    return found;
  }

  protected clearToken(): void {
    this.type = "none";
    this.value = null;
  }

  #parseNext(parseNumber: ParseNumber, mayBeDate: boolean): boolean {
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
          return this.#parseValue(parseNumber, mayBeDate);
      }
    }
  }

  #parseTrailer(): boolean {
    const next = this.cursor.skipWhiteSpace();
    if (next === "") {
      return false;
    }
    if (next !== "/") {
      throw new JsonReadFailure("Additional text after the JSON content.");
    }
    this.parseComment();
    return true;
  }

  #parsePostValue(): boolean {
    const next = this.cursor.skipWhiteSpace();
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
        this.parseComment();
        return true;
      case ",": {
        this.cursor.advance();
        const container = this.position.container;
        this.state = container === "none" ? "finished" : container;
        return false;
      }
      default:
        throw new JsonReadFailure("Unexpected character after a value.");
    }
  }

  #parseObject(): boolean {
    const next = this.cursor.skipWhiteSpace();
    if (next === "") {
      return false;
    }
    if (next === "}") {
      this.setToken("endObject");
      this.cursor.advance();
    } else if (next === "/") {
      this.parseComment();
    } else {
      this.#parsePropertyName(next);
    }
    return true;
  }

  #parsePropertyName(first: string): void {
    const name = this.cursor.takePropertyName(first);
    if (this.cursor.skipWhiteSpace() !== ":") {
      throw new JsonReadFailure("No colon after a property name.");
    }
    this.cursor.advance();
    this.setToken("propertyName", name);
  }

  #parseValue(parseNumber: ParseNumber, mayBeDate: boolean): boolean {
    const next = this.cursor.skipWhiteSpace();
    switch (next) {
      case "":
        return false;
      case '"':
      case "'":
        this.parseString(next, mayBeDate);
        return true;
      case "{":
      case "[":
        this.cursor.advance();
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
        this.parseComment();
        return true;
      case "n":
        this.#parseNullOrConstructor();
        return true;
      case "-":
        if (this.cursor.peek() === "I") {
          this.parseLiteral("-Infinity");
        } else {
          this.parseNumber(parseNumber);
        }
        return true;
      default: {
        const literal = literalByFirst[next];
        if (literal !== undefined) {
          this.parseLiteral(literal);
        } else if (/[\p{N}.]/u.test(next)) {
          this.parseNumber(parseNumber);
        } else {
          throw new JsonReadFailure("Unexpected character for a value.");
        }
        return true;
      }
    }
  }

  #parseEnd(character: "}" | "]" | ")"): void {
    this.cursor.advance();
    this.setToken(character === "}" ? "endObject" : character === "]" ? "endArray" : "endConstructor");
  }

  #parseNullOrConstructor(): void {
    const second = this.cursor.peek();
    if (second === "u") {
      this.parseLiteral("null");
    } else if (second === "e") {
      this.match("new");
      const name = this.cursor.takeConstructorName();
      if (this.cursor.skipWhiteSpace() !== "(") {
        throw new JsonReadFailure("Unexpected character in a constructor.");
      }
      this.cursor.advance();
      this.setToken("startConstructor", name);
    } else {
      if (second === "" && this.rules.passesMismatch) {
        this.cursor.advance();
      }
      throw new JsonReadFailure("Unexpected character for a value.");
    }
  }
}
