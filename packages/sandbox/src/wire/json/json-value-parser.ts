import { type CursorRules, JsonCursor } from "./json-cursor.ts";
import type { PrintName } from "./json-position.ts";
import { JsonReadFailure, type JsonTokenType, type JsonTokenValue } from "./json-token.ts";
import { JsonTokenState } from "./json-token-state.ts";

/** What stands for a value without quotes and is not a number. */
export type Word = "true" | "false" | "null" | "undefined" | "NaN" | "Infinity" | "-Infinity";

const literals: Readonly<Record<Word, readonly [JsonTokenType, JsonTokenValue]>> = {
  true: ["boolean", true],
  false: ["boolean", false],
  null: ["null", null],
  undefined: ["undefined", null],
  NaN: ["float", Number.NaN],
  Infinity: ["float", Number.POSITIVE_INFINITY],
  "-Infinity": ["float", Number.NEGATIVE_INFINITY],
};
const numberTypes = { bigint: "integer", number: "float", string: "string" } as const;

/** What a number in the text becomes: a bigint is an integer, a number a float, a text stays one. */
export type ParseNumber = (digits: string) => bigint | number | string;

/** In what the versions of Newtonsoft.Json differ besides how they read the values of members. */
export interface ReaderRules extends CursorRules {
  readonly printName: PrintName;
  /** Whether reading a text fails because of the date that it seems to be. */
  readonly isBadDate: (text: string) => boolean;
  /** Characters that are asked for at once. */
  readonly askedFor: number;
  /** Whether the last token is forgotten where the text ends before the value does. */
  readonly forgetsTokenAtEnd: boolean;
  /** Whether a number that is none is a token without a value, and not the token before it. */
  readonly keepsBadNumber: boolean;
}

/** Makes tokens of single values, from a text that is read by a version's rules. */
export class JsonValueParser extends JsonTokenState {
  protected readonly cursor: JsonCursor;
  protected readonly rules: ReaderRules;

  constructor(parts: readonly string[], rules: ReaderRules) {
    super(rules.printName);
    this.cursor = new JsonCursor(parts, rules);
    this.rules = rules;
  }

  protected match(word: string): void {
    if (!this.cursor.match(word, this.state.startsWith("constructor"))) {
      throw new JsonReadFailure(`Not the word ${word}.`);
    }
  }

  /** @param mayBeDate Whether the text is read as whatever it looks like. */
  protected parseString(quote: string, mayBeDate = false): void {
    const text = this.cursor.takeString(quote);
    this.finishState();
    this.position.finishValue();
    if (mayBeDate && this.rules.isBadDate(text)) {
      throw new JsonReadFailure("No such date.");
    }
    this.setToken("string", text, false);
  }

  protected parseNumber(parse: ParseNumber): void {
    const digits = this.cursor.takeNumber();
    // From here on the reader stands after the value, even when the number turns out to be none.
    this.finishState();
    this.position.finishValue();
    try {
      const value = parse(digits);
      this.setToken(numberTypes[typeof value as keyof typeof numberTypes], value, false);
    } catch (error) {
      if (this.rules.keepsBadNumber) {
        this.setToken("undefined", null, false);
      }
      throw error;
    }
  }

  protected parseLiteral(word: Word): void {
    this.match(word);
    this.setToken(...literals[word]);
  }

  protected parseComment(): void {
    this.cursor.skipComment();
    this.type = "comment";
    this.value = null;
  }
}
