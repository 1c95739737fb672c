/** The numbers of the characters that have a meaning in XML, and what else is asked of a single character. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const blank = 32;
export const exclamationMark = 33;
export const quotationMark = 34;
export const numberSign = 35;
export const ampersand = 38;
export const apostrophe = 39;
export const hyphen = 45;
export const period = 46;
export const slash = 47;
export const zero = 48;
export const nine = 57;
export const colon = 58;
export const lessThan = 60;
export const equalsSign = 61;
export const greaterThan = 62;
export const questionMark = 63;
export const closingBracket = 93;

export const isDigit = (code: number): boolean => code >= zero && code <= nine;

export const isSpace = (code: number): boolean =>
  code <= blank && (code === blank || code === lineFeed || code === tab || code === carriageReturn);

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;

/** Whether a name may begin so; beyond ASCII, `names.ts` tells. */
export const startsName = (code: number): boolean => isLetter(code) || code >= 128;

/** Whether a character of ASCII may stand in a name. */
export const isInName = (code: number): boolean =>
  code < 128 && (isLetter(code) || isDigit(code) || code === hyphen || code === period);

/** Whether a part stands at a place of a text. V8 compares a slice by words, `startsWith` character by character. */
export const standsAt = (text: string, at: number, part: string): boolean => text.slice(at, at + part.length) === part;
