/** An escape that means a letter to JavaScript's older mode, and to other languages something else. */
const foreignEscape = /\\(?![bBdDfnrsStvwWxu])[A-Za-z]|\\u\{/;

/**
 * A pattern of a document. Many are written for other languages, which let any sign be escaped: those are read in the older
 * mode. Undefined for what is not a regular expression of JavaScript.
 */
export function readPattern(source: string): RegExp | undefined {
  return attempt(source, "u") ?? (foreignEscape.test(source) ? undefined : attempt(source, ""));
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
