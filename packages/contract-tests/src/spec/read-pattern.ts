/**
 * A pattern of a description. Descriptions are written for other languages too: what JavaScript's stricter mode refuses is
 * read in its older one, flags in front are taken, and so are the other words for the start and the end of a text. Undefined
 * for what cannot be read all the same.
 */
export function readPattern(pattern: string): RegExp | undefined {
  const [front = "", inline = ""] = /^\(\?([ims]+)\)/.exec(pattern) ?? [];
  const body = pattern
    .slice(front.length)
    .replace(/^\\A/, "^")
    .replace(/\\[zZ]$/, "$");
  return attempt(body, `u${inline}`) ?? attempt(body, inline);
}

function attempt(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
