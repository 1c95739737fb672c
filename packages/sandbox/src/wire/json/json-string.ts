import { JsonReadFailure } from "./json-token.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "/": "/",
};

/** A string that could not be read, and the place from which a reader that goes on reads. */
export class JsonStringFailure extends JsonReadFailure {
  readonly resumeAt: number;
  /** How many characters more were needed; 0 where that was not why it failed. */
  readonly missing: number;
  /** From where it would have been read once more. */
  readonly heldFrom: number;

  constructor(message: string, resumeAt: number, missing = 0, heldFrom: number = resumeAt) {
    super(message);
    this.resumeAt = resumeAt;
    this.missing = missing;
    this.heldFrom = heldFrom;
  }
}

export interface ScannedString {
  readonly value: string;
  /** Behind the closing quote. */
  readonly end: number;
}

/** Reads a string from behind its opening quote. Control characters and line ends may stand in it as they are. */
export function scanString(text: string, start: number, quote: string, isHexUnit: RegExp): ScannedString {
  let value = "";
  let from = start;
  let at = start;
  // Escapes and line ends that were passed are passed for good.
  let heldFrom = start;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === quote) {
      return { value: value + text.slice(from, at), end: at + 1 };
    }
    if (character === "\\") {
      value += text.slice(from, at);
      const escaped = scanEscape(text, at + 1, isHexUnit);
      heldFrom = text.charAt(at + 1) === "u" ? escaped.end : at + 1;
      value += escaped.value;
      at = escaped.end;
      from = at;
    } else {
      at++;
      heldFrom = character === "\n" || character === "\r" ? at : heldFrom;
    }
  }
  throw new JsonStringFailure("Unterminated string.", text.length, 1, heldFrom);
}

function scanEscape(text: string, at: number, isHexUnit: RegExp): ScannedString {
  const letter = text.charAt(at);
  if (letter === "u") {
    return scanUnicodeEscape(text, at + 1, isHexUnit);
  }
  const value = simpleEscapes[letter];
  if (letter === "") {
    throw new JsonStringFailure("Unterminated string.", at, 1);
  }
  if (value === undefined) {
    throw new JsonStringFailure("Bad escape sequence.", at + 1);
  }
  return { value, end: at + 1 };
}

/** Pairs surrogates, and replaces those without a partner. */
function scanUnicodeEscape(text: string, at: number, isHexUnit: RegExp): ScannedString {
  let unit = hexUnit(text, at, isHexUnit);
  let end = at + 4;
  let value = "";
  while (isHighSurrogate(unit)) {
    if (!text.startsWith("\\u", end)) {
      return { value: `${value}\ufffd`, end };
    }
    const next = hexUnit(text, end + 2, isHexUnit);
    end += 6;
    value += isLowSurrogate(next) ? String.fromCharCode(unit) : "\ufffd";
    if (isLowSurrogate(next)) {
      return { value: value + String.fromCharCode(next), end };
    }
    unit = next;
  }
  return { value: value + (isLowSurrogate(unit) ? "\ufffd" : String.fromCharCode(unit)), end };
}

function hexUnit(text: string, at: number, isHexUnit: RegExp): number {
  const digits = text.slice(at, at + 4);
  // The original needs one character more than the digits, whatever it is.
  if (at + 4 >= text.length) {
    throw new JsonStringFailure("Unterminated string.", at, 5);
  }
  if (!isHexUnit.test(digits)) {
    throw new JsonStringFailure("Not four hexadecimal digits.", at);
  }
  return Number.parseInt(digits.trim(), 16);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
