import { parseInt32 } from "../dotnet/dotnet-number.ts";
import { isBadDate6 } from "./json-date.ts";
import { parseJsonInt32, parseJsonNumber } from "./json-number.ts";
import { JsonTextReader } from "./json-text-reader.ts";
import { JsonReadFailure, printToken } from "./json-token.ts";
import type { ReaderRules } from "./json-value-parser.ts";

export const newtonsoft6: ReaderRules = {
  isHexUnit: /^[\t-\r ]*[0-9a-fA-F]+[\t-\r ]*\0*$/,
  passesMismatch: false,
  forgetsTokenAtEnd: true,
  keepsBadNumber: false,
  isBadDate: isBadDate6,
  askedFor: 1024,
  // Nothing in the name is escaped.
  printName: (name, isInner) => (isInner ? "." : "") + (/[. [\]()]/.test(name) ? `['${name}']` : name),
};

/** Newtonsoft.Json 6: a member's value is read as any value is, and then converted. */
export class Newtonsoft6Reader extends JsonTextReader {
  readonly recoveryDepth = 1;

  constructor(parts: readonly string[]) {
    super(parts, newtonsoft6);
  }

  override readAsInt32(): void {
    this.#readPastComments((digits) => BigInt(parseJsonInt32(digits)), true);
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

  /** Numbers and booleans are printed. */
  override readAsString(): void {
    this.#readPastComments(parseJsonNumber, false);
    if (["none", "string", "null", "endArray"].includes(this.type)) {
      return;
    }
    if (this.value === null || !["integer", "float", "boolean"].includes(this.type)) {
      throw new JsonReadFailure(`Unexpected token for a string: ${this.type}.`);
    }
    this.setToken("string", printToken(this.value), false);
  }

  /** The token stays what it is: the serializer converts it. */
  override readAsBoolean(): void {
    this.#readPastComments(parseJsonNumber, true);
  }

  #readPastComments(parseNumber: (digits: string) => bigint | number, mayBeDate: boolean): void {
    do {
      if (!this.readToken(parseNumber, mayBeDate)) {
        return;
      }
    } while (this.is("comment"));
  }
}
