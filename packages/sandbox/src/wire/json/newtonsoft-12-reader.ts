import { parseBoolean, parseInt32 } from "../dotnet/dotnet-number.ts";
import { isBadDate12 } from "./json-date.ts";
import { parseJsonInt32, parseJsonNumber, parseJsonNumberText } from "./json-number.ts";
import { JsonTextReader } from "./json-text-reader.ts";
import { JsonReadFailure } from "./json-token.ts";
import type { ReaderRules } from "./json-value-parser.ts";

export const newtonsoft12: ReaderRules = {
  isHexUnit: /^[0-9a-fA-F]{4}$/,
  passesMismatch: true,
  forgetsTokenAtEnd: false,
  keepsBadNumber: true,
  isBadDate: isBadDate12,
  askedFor: 1023,
  printName: (name, isInner) =>
    /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/.test(name) ? `['${escapeName(name)}']` : (isInner ? "." : "") + name,
};

const wordsOfText: Readonly<Record<string, string>> = { t: "true", f: "false", N: "NaN", I: "Infinity" };

/**
 * Newtonsoft.Json 12: a member's value is read as the type that it is to become. A character that begins no such value is
 * passed over and fails, so that reading goes on inside the value.
 */
export class Newtonsoft12Reader extends JsonTextReader {
  readonly recoveryDepth = 0;

  constructor(parts: readonly string[]) {
    super(parts, newtonsoft12);
  }

  override readAsInt32(): void {
    this.#readValue((first) => {
      if (isQuote(first)) {
        this.parseString(first);
        this.#convertString((text) => {
          const integer = parseInt32(text);
          return typeof integer === "string" ? undefined : ["integer", BigInt(integer)];
        });
      } else if (this.#isNegativeInfinity(first) || first === "N" || first === "I") {
        this.match(first === "-" ? "-Infinity" : first === "N" ? "NaN" : "Infinity");
        throw new JsonReadFailure("No integer is infinite, or none.");
      } else if (isNumberStart(first)) {
        this.parseNumber((digits) => BigInt(parseJsonInt32(digits)));
      } else {
        return false;
      }
      return true;
    });
  }

  /** Numbers and words keep their letters. */
  override readAsString(): void {
    this.#readValue((first) => {
      const word = this.#isNegativeInfinity(first) ? "-Infinity" : wordsOfText[first];
      if (isQuote(first)) {
        this.parseString(first);
      } else if (word !== undefined) {
        this.match(word);
        this.setToken("string", word);
      } else if (isNumberStart(first)) {
        this.parseNumber(parseJsonNumberText);
      } else {
        return false;
      }
      return true;
    });
  }

  override readAsBoolean(): void {
    this.#readValue((first) => {
      if (isQuote(first)) {
        this.parseString(first);
        this.#convertString((text) => {
          const boolean = parseBoolean(text);
          return boolean === undefined ? undefined : ["boolean", boolean];
        });
      } else if (first === "t" || first === "f") {
        this.parseLiteral(first === "t" ? "true" : "false");
      } else if (isNumberStart(first)) {
        this.parseNumber(parseJsonNumber);
        this.setToken("boolean", Number(this.value) !== 0, false);
      } else {
        return false;
      }
      return true;
    });
  }

  /** Reads what may stand for any member, and leaves the rest to `parse`, which is false where nothing begins so. */
  #readValue(parse: (first: string) => boolean): void {
    let first = this.cursor.skipWhiteSpace();
    while (first === "/") {
      this.cursor.skipComment();
      first = this.cursor.skipWhiteSpace();
    }
    if (first === "") {
      this.clearToken();
    } else if (first === ",") {
      // A missing value; the comma is read next time.
      this.setToken("undefined");
      throw new JsonReadFailure("A member without a value.");
    } else if (first === "n") {
      this.#readNull();
    } else if (!parse(first)) {
      this.cursor.advance();
      throw new JsonReadFailure("Unexpected character for a value.");
    }
  }

  #readNull(): void {
    const second = this.cursor.peek();
    if (second === "u") {
      this.parseLiteral("null");
      return;
    }
    this.cursor.advance();
    if (second !== "") {
      this.cursor.advance();
    }
    throw new JsonReadFailure("Unexpected character for a value.");
  }

  /** An empty text is null; one that says nothing else stays a text and fails. */
  #convertString(
    convert: (text: string) => readonly ["integer", bigint] | readonly ["boolean", boolean] | undefined,
  ): void {
    const text = String(this.value);
    const token = text === "" ? (["null", null] as const) : convert(text);
    if (token === undefined) {
      throw new JsonReadFailure("Could not convert the string.");
    }
    this.setToken(token[0], token[1], false);
  }

  #isNegativeInfinity(first: string): boolean {
    return first === "-" && this.cursor.peek() === "I";
  }
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

function isNumberStart(character: string): boolean {
  return /[-.0-9]/.test(character);
}

/** As a JavaScript string in single quotes. */
function escapeName(name: string): string {
  const short: Readonly<Record<string, string>> = {
    "\t": "t",
    "\n": "n",
    "\r": "r",
    "\f": "f",
    "\b": "b",
    "\\": "\\",
    "'": "'",
  };
  return [...name]
    .map((character) => {
      const code = character.charCodeAt(0);
      return short[character] !== undefined
        ? `\\${short[character]}`
        : code < 0x20 || [0x85, 0x2028, 0x2029].includes(code)
          ? `\\u${code.toString(16).padStart(4, "0")}`
          : character;
    })
    .join("");
}
